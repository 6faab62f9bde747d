package dev.gavel.api.compat.run;

import java.util.regex.Pattern;

/**
 * Names of fields in problems. To Gavel, what a client sends beside its program is a
 * test.
 */
public final class FieldNames {

	private static final Pattern OF_TEST = Pattern.compile("tests\\[\\d+]\\.");

	private FieldNames() {
	}

	/** Returns a text with the names that clients know. */
	public static String withoutTest(String text) {
		return OF_TEST.matcher(text).replaceAll("");
	}

}
