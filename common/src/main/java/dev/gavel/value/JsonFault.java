package dev.gavel.value;

import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says why a text is not JSON. The parser's own messages refer to its settings. */
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
			rule(FOUND + "plus sign", (found) -> "a number cannot start with a plus sign"),
			rule(FOUND + "in numeric value", (found) -> "expected a digit, found " + symbol(found)),
			rule(FOUND + "comment", (found) -> "expected a value, found " + symbol(found) + "; JSON has no comments"),
			rule(FOUND + "root-level", (found) -> "expected the end of the text, found " + symbol(found)),
			rule(FOUND, (found) -> "expected a value, found " + symbol(found)),
			rule("^Unexpected end-of-input.*(quote|STRING|property name)", (found) -> "a string has no closing quote"),
			rule("^Unexpected end-of-input", (found) -> "the text ends too early"),
			rule("^Unrecognized token '(.*?)'",
					(found) -> "expected a value, found " + shortened(found.group(1)) + "; strings need double quotes"),
			rule("^Non-standard token '(.*?)'", (found) -> "JSON has no " + found.group(1)),
			rule("^Duplicate Object property \"(.*)\"",
					(found) -> "the key " + shortened(found.group(1)) + " appears twice"),
			rule("^Illegal unquoted character",
					(found) -> "line breaks and other control characters in a string must be escaped, such as \\n"),
			rule("^Illegal character .*code (\\d+)", (found) -> "expected a value, found " + symbol(found)),
			rule("^Unrecognized character escape .*code (\\d+)",
					(found) -> "a backslash cannot be followed by " + symbol(found)),
			rule("^Unexpected close marker '(.)': expected '(.)'",
					(found) -> "expected '%s', found '%s'".formatted(found.group(2), found.group(1))),
			rule("^Unexpected close marker '(.)'", (found) -> "unmatched '%s'".formatted(found.group(1))),
			rule("Leading zeroes", (found) -> "a number cannot have leading zeros"),
			rule("^Trailing token", (found) -> "expected the end of the text, found more"),
			rule("nesting depth .* maximum allowed \\((\\d+)", (found) -> ValueMapper.TOO_DEEP),
			rule("^Number value length .* maximum allowed \\((\\d+)",
					(found) -> "a number may have at most %,d digits".formatted(Integer.valueOf(found.group(1)))),
			rule("length \\(\\d+\\) exceeds the maximum allowed \\((\\d+)",
					(found) -> "a string may have at most %,d characters".formatted(Integer.valueOf(found.group(1)))),
			rule("^Invalid UTF-8", (found) -> "the text is not valid UTF-8"));

	private JsonFault() {
	}

	/**
	 * Returns the rest of a sentence, such as
	 * {@code " at line 1, column 5: expected a value"}.
	 */
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
		return "the text is not valid JSON";
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
