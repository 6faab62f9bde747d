package dev.gavel.signature;

import java.util.Set;
import java.util.regex.Pattern;

/** Names that Python accepts for functions and parameters. */
public final class PythonName {

	/** https://docs.python.org/3.13/reference/lexical_analysis.html#keywords */
	private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await",
			"break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
			"if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
			"with", "yield");

	private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}\\p{Mn}_]*");

	private PythonName() {
	}

	/** Whether the text is an identifier and not a keyword. */
	public static boolean isValid(String text) {
		return IDENTIFIER.matcher(text).matches() && !KEYWORDS.contains(text);
	}

}
