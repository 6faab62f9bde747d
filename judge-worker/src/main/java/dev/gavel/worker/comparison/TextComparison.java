package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Compares texts as the default validator of Kattis does. It reads both texts once, from
 * start to end.
 */
final class TextComparison implements Comparison {

	private static final double NONE = -1;

	private final Text spec;

	private final double relative;

	private final double absolute;

	TextComparison(Text spec) {
		this.spec = spec;
		this.relative = Objects.requireNonNullElse(spec.relative(), NONE);
		this.absolute = Objects.requireNonNullElse(spec.absolute(), NONE);
	}

	@Override
	public boolean acceptsUndecoded(EncodedValue expected, byte[] answer) {
		return expected.hasBytes(answer);
	}

	@Override
	public Optional<String> difference(Value expected, Value actual) {
		if (expected instanceof TextValue wanted && actual instanceof TextValue found) {
			return difference(new TextScanner(wanted.value(), spec.match()),
					new TextScanner(found.value(), spec.match()));
		}
		return expected.equals(actual) ? Optional.empty() : Optional.of(Difference.expectedAndGot(expected, actual));
	}

	private Optional<String> difference(TextScanner expected, TextScanner actual) {
		Optional<String> difference = Optional.empty();
		String wanted;
		do {
			int line = actual.line();
			difference = inSpace(expected.space(), actual.space()).map((reason) -> onLine(line, reason));
			if (difference.isPresent()) {
				return difference;
			}
			wanted = expected.token();
			int tokenLine = actual.line();
			difference = inToken(wanted, actual.token()).map((reason) -> onLine(tokenLine, reason));
		}
		while (wanted != null && difference.isEmpty());
		return difference;
	}

	private static String onLine(int line, String reason) {
		return "on line %d: %s".formatted(line, reason);
	}

	private Optional<String> inSpace(String expected, String actual) {
		return (spec.match() != Match.EXACT || expected.equals(actual)) ? Optional.empty()
				: Optional.of("the white space differs: "
						+ Difference.expectedAndGot(new TextValue(expected), new TextValue(actual)));
	}

	private Optional<String> inToken(@Nullable String expected, @Nullable String actual) {
		if (expected == null || actual == null || isLineBreak(expected) || isLineBreak(actual)) {
			return Objects.equals(expected, actual) ? Optional.empty()
					: Optional.of("expected %s, got %s".formatted(shown(expected), shown(actual)));
		}
		OptionalDouble number = (relative >= 0 || absolute >= 0) ? TextNumber.of(expected) : OptionalDouble.empty();
		if (number.isPresent()) {
			return inNumber(number.getAsDouble(), expected, actual);
		}
		return isSame(expected, actual) ? Optional.empty()
				: Optional.of(TextDifference.between(new TextValue(expected), new TextValue(actual)));
	}

	private static boolean isLineBreak(String token) {
		return token.equals(TextScanner.LINE_BREAK);
	}

	private static String shown(@Nullable String token) {
		if (token == null) {
			return "the end of the text";
		}
		return isLineBreak(token) ? "the end of the line" : Difference.show(new TextValue(token), Notation.PYTHON);
	}

	private Optional<String> inNumber(double expected, String token, String actual) {
		OptionalDouble number = TextNumber.of(actual);
		if (number.isEmpty()) {
			return Optional.of("expected the number %s, got %s".formatted(shown(token), shown(actual)));
		}
		double distance = Math.abs(expected - number.getAsDouble());
		if (distance <= absolute || distance <= relative * Math.abs(expected)) {
			return Optional.empty();
		}
		Tolerance tolerance = new Tolerance(new Typed(Math.max(relative, 0), Math.max(absolute, 0)));
		return Optional.of("expected %s, got %s".formatted(shown(token), shown(actual))
				+ tolerance.excess(new FloatValue(expected), new FloatValue(number.getAsDouble()))
					.map((excess) -> ": " + excess)
					.orElse(""));
	}

	/** As in C's default locale, only letters of ASCII have two cases. */
	private boolean isSame(String expected, String actual) {
		if (spec.caseSensitive()) {
			return expected.equals(actual);
		}
		if (expected.length() != actual.length()) {
			return false;
		}
		for (int i = 0; i < expected.length(); i++) {
			if (lower(expected.charAt(i)) != lower(actual.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static int lower(char character) {
		return (character >= 'A' && character <= 'Z') ? character + ('a' - 'A') : character;
	}

}
