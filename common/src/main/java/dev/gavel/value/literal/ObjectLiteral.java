package dev.gavel.value.literal;

import dev.gavel.value.BytesValue;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.DecimalValue;
import dev.gavel.value.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads bytes, complex numbers and Decimals as {@code repr} writes them. */
final class ObjectLiteral {

	private static final String DIGITS = "[0-9][0-9_]*+";

	private static final String NUMBER = "(?:(?:%1$s(?:\\.(?:%1$s)?+)?+|\\.%1$s)(?:[eE][+-]?+[0-9]++)?+|nan|inf)"
		.formatted(DIGITS);

	private static final Pattern COMPLEX = Pattern
		.compile("(?:([+-]?\\s*+" + NUMBER + ")\\s*+(?=[+-]))?([+-]?\\s*+" + NUMBER + ")[jJ](?![0-9A-Za-z_])");

	private static final Pattern DECIMAL = Pattern.compile("Decimal\\s*+\\(\\s*+(['\"])([^'\"\\\\]*+)\\1\\s*+\\)");

	private ObjectLiteral() {
	}

	/** Returns nothing where something else begins. */
	static Optional<Value> read(LiteralCursor cursor) {
		if (QuotedText.isAtBytes(cursor)) {
			return Optional.of(new BytesValue(QuotedText.readBytes(cursor)));
		}
		Matcher complex = cursor.match(COMPLEX);
		if (complex.lookingAt()) {
			cursor.moveTo(complex.end());
			return Optional.of(new ComplexValue(number(complex.group(1)), number(complex.group(2))));
		}
		Matcher decimal = cursor.match(DECIMAL);
		return decimal.lookingAt() ? Optional.of(decimal(decimal, cursor)) : Optional.empty();
	}

	private static double number(@Nullable String written) {
		String number = (written != null) ? written.replaceAll("[\\s_]", "") : "0";
		return switch (number.replaceFirst("^[+-]", "")) {
			case "nan" -> Double.NaN;
			case "inf" -> number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
			default -> Double.parseDouble(number);
		};
	}

	private static Value decimal(Matcher decimal, LiteralCursor cursor) {
		DecimalValue value = DecimalValue.of(decimal.group(2).strip())
			.orElseThrow(() -> cursor.malformed("a Decimal such as Decimal('1.50')"));
		cursor.moveTo(decimal.end());
		return value;
	}

}
