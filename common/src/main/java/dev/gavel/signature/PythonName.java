package dev.gavel.signature;

import java.text.Normalizer;
import java.util.Set;

/** Names that Python accepts for functions and parameters. */
public final class PythonName {

	/**
	 * See https://docs.python.org/3.13/reference/lexical_analysis.html#keywords. Nothing
	 * can be named {@code __debug__} either.
	 */
	private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await",
			"break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
			"if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
			"with", "yield", "__debug__");

	private static final int VERTICAL_TILDE = 0x2e2f;

	private PythonName() {
	}

	/** Whether the text is an identifier and not a keyword. */
	public static boolean isValid(String text) {
		return isIdentifier(text) && !KEYWORDS.contains(normalized(text));
	}

	/**
	 * Whether Python gives the name a meaning of its own, such as {@code __init__}, or
	 * changes it inside a class, as it does with {@code __put}.
	 */
	public static boolean isReserved(String text) {
		return normalized(text).startsWith("__");
	}

	/** Returns the name as Python spells it, however the source does. */
	public static String normalized(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKC);
	}

	/** Does the same as {@code str.isidentifier}. */
	static boolean isIdentifier(String text) {
		return !text.isEmpty() && isStart(text.codePointAt(0))
				&& text.codePoints().skip(1).allMatch(PythonName::isPart);
	}

	private static boolean isStart(int codePoint) {
		boolean starts = Character.isUnicodeIdentifierStart(codePoint)
				&& Character.isUnicodeIdentifierStart(normalForm(codePoint).codePointAt(0));
		return codePoint == '_' || (starts && isPart(codePoint));
	}

	private static boolean isPart(int codePoint) {
		return continues(codePoint) && normalForm(codePoint).codePoints().allMatch(PythonName::continues);
	}

	/**
	 * Java also accepts letters that are symbols, and characters that it ignores in
	 * names.
	 */
	private static boolean continues(int codePoint) {
		return Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint)
				&& codePoint != VERTICAL_TILDE;
	}

	private static String normalForm(int codePoint) {
		return normalized(Character.toString(codePoint));
	}

}
