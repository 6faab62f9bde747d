package dev.gavel.api.access;

import dev.gavel.message.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** An unguessable text. The database may hold its hash. */
public final class Secret {

	private static final int BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Secret() {
	}

	/** Returns 256 random bits: 64 hexadecimal digits. */
	public static String create() {
		return HexFormat.of().formatHex(bits());
	}

	/** Returns 256 random bits. */
	public static byte[] bits() {
		byte[] bits = new byte[BYTES];
		RANDOM.nextBytes(bits);
		return bits;
	}

	public static String hash(String secret) {
		return ContentHash.of(secret.getBytes(StandardCharsets.UTF_8));
	}

}
