package dev.gavel.api.account.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text of a token. It has 256 random bits, so that a plain hash of it tells nothing.
 */
record Secret(String text) {

	private static final String PREFIX = "gvl_";

	private static final int BYTES = 32;

	private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	private static final SecureRandom RANDOM = new SecureRandom();

	static Secret random() {
		byte[] bits = new byte[BYTES];
		RANDOM.nextBytes(bits);
		return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
	}

	/**
	 * Returns whether it looks like a token, so that it is worth a look into the
	 * database.
	 */
	boolean isWellFormed() {
		return FORM.matcher(text).matches();
	}

	/** Returns its SHA-256 in hexadecimal, which is all that is stored. */
	String hash() {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Each JVM has SHA-256", ex);
		}
	}

	/** Does not show it, because it may be logged. */
	@Override
	public String toString() {
		return PREFIX + "…";
	}

}
