package dev.gavel.value.typed;

import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.BytesValue;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.DecimalValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Place;
import dev.gavel.value.Value;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.literal.PythonLiteral;
import java.util.Optional;

/**
 * Fits values to scalar types. What JSON cannot say is written there as text: floats
 * without digits, bytes, complex numbers and Decimals.
 */
final class ScalarFit {

	private ScalarFit() {
	}

	static Value fit(Value value, Scalar type, Place path) {
		if (isOf(value, type)) {
			return value;
		}
		if (value instanceof TextValue text) {
			return read(text.value(), type).orElseThrow(() -> new ValueMismatch(path, type, value));
		}
		if (value instanceof IntValue integer && type == Scalar.DECIMAL) {
			return DecimalValue.of(integer.value());
		}
		if (value instanceof IntValue integer && (type == Scalar.FLOAT || type == Scalar.COMPLEX)) {
			double number = toFloat(integer, path);
			return (type == Scalar.FLOAT) ? new FloatValue(number) : new ComplexValue(number, 0);
		}
		if (value instanceof FloatValue number && type == Scalar.COMPLEX) {
			return new ComplexValue(number.value(), 0);
		}
		throw (value instanceof FloatValue && type == Scalar.DECIMAL) ? lossy(value, path)
				: new ValueMismatch(path, type, value);
	}

	private static boolean isOf(Value value, Scalar type) {
		return switch (type) {
			case INT -> value instanceof IntValue;
			case FLOAT -> value instanceof FloatValue;
			case STR -> value instanceof TextValue;
			case BOOL -> value instanceof BoolValue;
			case NONE -> value instanceof NoneValue;
			case BYTES -> value instanceof BytesValue;
			case COMPLEX -> value instanceof ComplexValue;
			case DECIMAL -> value instanceof DecimalValue;
			case ANY -> true;
		};
	}

	/** Rounds as Python's {@code float(..)} does. */
	private static double toFloat(IntValue integer, Place path) {
		double number = integer.value().doubleValue();
		if (Double.isInfinite(number)) {
			throw new ValueMismatch(path, "expected float, got an integer that is too large for a float");
		}
		return number;
	}

	/** Returns nothing for a text that is not read as a value of that type. */
	private static Optional<? extends Value> read(String text, Scalar type) {
		return switch (type) {
			case FLOAT -> undigitized(text);
			case DECIMAL -> DecimalValue.of(text.strip()).or(() -> literal(text, DecimalValue.class));
			case BYTES -> literal(text, BytesValue.class);
			case COMPLEX -> literal(text, ComplexValue.class);
			case INT, STR, BOOL, NONE, ANY -> Optional.empty();
		};
	}

	/** JSON has no word for these three. */
	private static Optional<FloatValue> undigitized(String text) {
		return switch (text) {
			case "nan", "NaN" -> Optional.of(new FloatValue(Double.NaN));
			case "inf", "Infinity" -> Optional.of(new FloatValue(Double.POSITIVE_INFINITY));
			case "-inf", "-Infinity" -> Optional.of(new FloatValue(Double.NEGATIVE_INFINITY));
			default -> Optional.empty();
		};
	}

	private static <T extends Value> Optional<T> literal(String text, Class<T> kind) {
		try {
			return Optional.of(PythonLiteral.parseWithObjects(text)).filter(kind::isInstance).map(kind::cast);
		}
		catch (MalformedValue ex) {
			return Optional.empty();
		}
	}

	private static ValueMismatch lossy(Value number, Place path) {
		return new ValueMismatch(path,
				"expected Decimal, got the float %s, which may have lost digits; write it as text, such as \"%s\""
					.formatted(number, number));
	}

}
