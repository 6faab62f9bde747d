package dev.gavel.api.account.token;

import dev.gavel.api.access.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The text of a token. It has 256 random bits, so that a plain hash of it tells nothing.
 */
record TokenText(String text) {

	private static final String PREFIX = "gvl_";

	private static final int BYTES = 32;

	private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	private static final SecureRandom RANDOM = new SecureRandom();

	static TokenText random() {
		byte[] bits = new byte[BYTES];
		RANDOM.nextBytes(bits);
		return new TokenText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
	}

	/**
	 * Returns whether it looks like a token, so that it is worth a look into the
	 * database.
	 */
	boolean isWellFormed() {
		return FORM.matcher(text).matches();
	}

	/** Returns all that is stored of it. */
	String hash() {
		return Secret.hash(text);
	}

	/** Does not show it, because it may be logged. */
	@Override
	public String toString() {
		return PREFIX + "…";
	}

}
