package dev.gavel.api.compat.run;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Splits arguments as a shell does, of which only blanks and quotes are known. */
public final class ShellWords {

	/** Possessive, because Java would take stack for each character. */
	private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']++|\"[^\"]*+\"|'[^']*+')++");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

	private ShellWords() {
	}

	public static List<String> of(String line) {
		return WORD.matcher(line)
			.results()
			.map(MatchResult::group)
			.map((word) -> QUOTED.matcher(word).replaceAll("$1$2"))
			.toList();
	}

}
