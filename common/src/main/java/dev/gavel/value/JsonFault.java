package dev.gavel.value;

import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says why a text is not JSON. The parser's own words speak of its settings. */
public final class JsonFault {

	private static final int SHOWN_CHARACTERS = 40;

	private static final String FOUND = "^Unexpected character .*?code (\\d+).*";

	private static final List<Rule> RULES = List.of(
			rule(FOUND + "to start property name",
					(found) -> "expected a key in double quotes, found " + symbol(found)),
			rule(FOUND + "comma to separate Object", (found) -> "expected ',' or '}', found " + symbol(found)),
			rule(FOUND + "comma to separate Array", (found) -> "expected ',' or ']', found " + symbol(found)),
			rule(FOUND + "colon to separate", (found) -> "expected ':' after the key, found " + symbol(found)),
			rule(FOUND + "hex-digit", (found) -> "expected four hexadecimal digits after \\u, found " + symbol(found)),
			rule(FOUND + "plus sign", (found) -> "a number has no plus sign"),
			rule(FOUND + "in numeric value", (found) -> "expected a digit of a number, found " + symbol(found)),
			rule(FOUND + "comment", (found) -> "expected a value, found " + symbol(found) + "; JSON has no comments"),
			rule(FOUND + "root-level", (found) -> "expected the end, found " + symbol(found)),
			rule(FOUND, (found) -> "expected a value, found " + symbol(found)),
			rule("^Unexpected end-of-input.*(quote|STRING|property name)", (found) -> "a text has no closing quote"),
			rule("^Unexpected end-of-input", (found) -> "it ends too early"),
			rule("^Unrecognized token '(.*?)'",
					(found) -> "expected a value, found " + shortened(found.group(1)) + "; text is in double quotes"),
			rule("^Non-standard token '(.*?)'", (found) -> "JSON has no " + found.group(1)),
			rule("^Duplicate Object property \"(.*)\"",
					(found) -> "the key " + shortened(found.group(1)) + " appears twice"),
			rule("^Illegal unquoted character", (
					found) -> "a line end or another control character inside a text is written as an escape, such as \\n"),
			rule("^Illegal character .*code (\\d+)", (found) -> "expected a value, found " + symbol(found)),
			rule("^Unrecognized character escape .*code (\\d+)",
					(found) -> "there is no escape of a backslash and " + symbol(found)),
			rule("^Unexpected close marker '(.)': expected '(.)'",
					(found) -> "expected '%s', found '%s'".formatted(found.group(2), found.group(1))),
			rule("^Unexpected close marker '(.)'",
					(found) -> "nothing is open for this '%s'".formatted(found.group(1))),
			rule("Leading zeroes", (found) -> "a number has no leading zeros"),
			rule("^Trailing token", (found) -> "expected the end, found more"),
			rule("nesting depth .* maximum allowed \\((\\d+)", (found) -> Depth.TOO_DEEP),
			rule("^Number value length .* maximum allowed \\((\\d+)",
					(found) -> "a number may have at most %,d digits".formatted(Integer.valueOf(found.group(1)))),
			rule("length \\(\\d+\\) exceeds the maximum allowed \\((\\d+)",
					(found) -> "a text may have at most %,d characters".formatted(Integer.valueOf(found.group(1)))),
			rule("^Invalid UTF-8", (found) -> "it is not text in UTF-8"));

	private JsonFault() {
	}

	/** Continues a sentence, as {@code " at line 1, column 5: expected a value"}. */
	public static String of(JacksonException exception) {
		TokenStreamLocation location = exception.getLocation();
		boolean known = location != null && location.getLineNr() > 0 && location.getColumnNr() > 0;
		return (known ? " at line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr()) : ": ")
				+ reason(String.valueOf(exception.getOriginalMessage()));
	}

	private static String reason(String message) {
		for (Rule rule : RULES) {
			Matcher matcher = rule.message().matcher(message);
			if (matcher.find()) {
				return rule.words().apply(matcher);
			}
		}
		return "it is not valid JSON";
	}

	private static Rule rule(String message, Function<MatchResult, String> words) {
		return new Rule(Pattern.compile(message, Pattern.DOTALL), words);
	}

	private static String symbol(MatchResult found) {
		return PythonText.of(new TextValue(Character.toString(Integer.parseInt(found.group(1)))));
	}

	private static String shortened(String text) {
		return PythonText.abbreviate(new TextValue(text), SHOWN_CHARACTERS);
	}

	private record Rule(Pattern message, Function<MatchResult, String> words) {
	}

}
