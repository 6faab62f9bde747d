package dev.gavel.api.account.token;

import dev.gavel.api.access.Secret;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The text of a token. It has 256 random bits, so that a plain hash of it tells nothing.
 */
public record TokenText(String text) {

	private static final String PREFIX = "gvl_";

	private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	static TokenText random() {
		return new TokenText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.bits()));
	}

	/** Returns whether a text has a token in it. */
	public static boolean isIn(String text) {
		return FORM.matcher(text).find();
	}

	/** Returns whether a text is a token, perhaps with blanks around it. */
	public static boolean isOnlyIn(String text) {
		return FORM.matcher(text.strip()).matches();
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
