package dev.gavel.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names content by its hash, so that equal content has an equal name.
 */
public final class ContentHash {

	private ContentHash() {
	}

	/** SHA-256 of the parts, one after the other: 64 hexadecimal digits. */
	public static String of(byte[]... parts) {
		MessageDigest digest = begin();
		for (byte[] part : parts) {
			digest.update(part);
		}
		return end(digest);
	}

	/** Starts the hash of content that comes bit by bit. */
	public static MessageDigest begin() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** Returns the hash of all that the digest was given. */
	public static String end(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

}
