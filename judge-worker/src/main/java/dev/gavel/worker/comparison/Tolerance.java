package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.Numeric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides how far a number may be from the expected one. It computes in decimals as
 * shown, so that 1.00001 is within 1e-5 of 1.0, and in doubles where rounding errors
 * cannot matter.
 */
final class Tolerance {

	/** A longer int is not near any float, whatever fraction of it is allowed. */
	private static final int MOST_BITS = 1100;

	/** This is far more than the rounding errors of a few operations. */
	private static final double DOUBT = 1e-12;

	/** Below this, doubles lose digits. */
	private static final double LEAST_ALLOWED = 1e-290;

	private static final int MOST_DIGITS = 20;

	private final Typed spec;

	Tolerance(Typed spec) {
		this.spec = spec;
	}

	/**
	 * Whether a number is accepted for the expected one where floats are admitted. Two
	 * ints must be equal.
	 */
	boolean allows(Numeric expected, Numeric actual) {
		if (expected instanceof IntValue && actual instanceof IntValue) {
			return expected.equals(actual);
		}
		if (expected.isDouble() && actual.isDouble()) {
			return allows(expected.toDouble(), actual.toDouble());
		}
		return isComparable(expected) && isComparable(actual) && allowsExactly(expected, actual);
	}

	/**
	 * Whether a complex number is near enough: rounding errors of either part grow with
	 * the modulus.
	 */
	boolean allows(ComplexValue expected, ComplexValue actual) {
		if (isFinite(expected) && isFinite(actual)) {
			double distance = Math.hypot(expected.real().value() - actual.real().value(),
					expected.imaginary().value() - actual.imaginary().value());
			return distance <= allowed(modulus(expected));
		}
		return allows(expected.real(), actual.real()) && allows(expected.imaginary(), actual.imaginary());
	}

	/**
	 * Returns a finite number for each finite complex number. When two of those are near
	 * one another, so are these.
	 */
	static double modulus(ComplexValue number) {
		double modulus = Math.hypot(number.real().value(), number.imaginary().value());
		return isFinite(number) ? Math.min(modulus, Double.MAX_VALUE) : modulus;
	}

	static boolean isFinite(ComplexValue number) {
		return Double.isFinite(number.real().value()) && Double.isFinite(number.imaginary().value());
	}

	/**
	 * Returns how far each part of a complex number may be from that of the expected one,
	 * rounded up.
	 */
	double radius(double modulus) {
		return widened(modulus);
	}

	private boolean allows(double expected, double actual) {
		if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
			return true;
		}
		if (!Double.isFinite(expected) || !Double.isFinite(actual)) {
			return false;
		}
		double distance = Math.abs(expected - actual);
		double allowed = allowed(expected);
		double doubt = DOUBT * allowed + roundingError(Math.max(Math.abs(expected), Math.abs(actual)));
		if (allowed > LEAST_ALLOWED && Math.abs(distance - allowed) > doubt) {
			return distance < allowed;
		}
		return allowsExactly(new FloatValue(expected), new FloatValue(actual));
	}

	private boolean allowsExactly(Numeric expected, Numeric actual) {
		return distance(expected, actual).compareTo(exactlyAllowed(expected)) <= 0;
	}

	private double allowed(double expected) {
		return Math.max(spec.relative() * Math.abs(expected), spec.absoluteAt(expected));
	}

	/**
	 * Returns the lower bound of what is accepted for the expected number, rounded
	 * outwards; {@link #high} returns the upper bound.
	 */
	double low(double expected) {
		return Double.isInfinite(expected) ? beyondDoubles(expected, Double.NEGATIVE_INFINITY)
				: expected - widened(expected);
	}

	double high(double expected) {
		return Double.isInfinite(expected) ? beyondDoubles(expected, Double.POSITIVE_INFINITY)
				: expected + widened(expected);
	}

	/**
	 * Returns the lower bound of what is accepted for the expected number or any larger
	 * one. Bounds rise with the numbers except at 0, where the default tolerance is
	 * wider, and at ints beyond all floats. If the numbers of two lists can be paired,
	 * the one at each place of the sorted actual list is above this bound for the
	 * expected one.
	 */
	double lowFrom(double expected) {
		double low = Math.min(low(expected), low(Double.POSITIVE_INFINITY));
		return (expected > 0) ? low : Math.min(low, low(0));
	}

	/**
	 * Returns the upper bound of what is accepted for the expected number or any smaller
	 * one.
	 */
	double highUpTo(double expected) {
		double high = Math.max(high(expected), high(Double.NEGATIVE_INFINITY));
		return (expected < 0) ? high : Math.max(high, high(0));
	}

	/**
	 * An int may be larger than every float and yet within the tolerance of the largest
	 * one.
	 */
	private double beyondDoubles(double expected, double outwards) {
		return (expected == outwards) ? outwards
				: Math.copySign((1 - spec.relative()) * Double.MAX_VALUE / 2, expected);
	}

	private double widened(double expected) {
		return allowed(expected) * (1 + DOUBT) + roundingError(expected);
	}

	private static double roundingError(double number) {
		return 4 * Math.ulp(number);
	}

	/** Describes how far off a number is; empty when the distance is not a number. */
	Optional<String> excess(Numeric expected, Numeric actual) {
		if (!isComparable(expected) || !isComparable(actual)) {
			return Optional.empty();
		}
		BigDecimal distance = distance(expected, actual);
		BigDecimal allowed = exactlyAllowed(expected);
		int digits = 2;
		while (digits < MOST_DIGITS && shown(distance, digits).equals(shown(allowed, digits))) {
			digits++;
		}
		return Optional.of("off by %s, allowed %s".formatted(shown(distance, digits), shown(allowed, digits)));
	}

	private static String shown(BigDecimal number, int digits) {
		BigDecimal rounded = number.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
		boolean plain = rounded.signum() == 0 || (rounded.scale() <= 6 && rounded.precision() - rounded.scale() <= 16);
		return plain ? rounded.toPlainString() : rounded.toString().toLowerCase(Locale.ROOT);
	}

	private static BigDecimal distance(Numeric expected, Numeric actual) {
		return expected.toDecimal().subtract(actual.toDecimal()).abs();
	}

	private BigDecimal exactlyAllowed(Numeric expected) {
		BigDecimal relative = decimal(spec.relative()).multiply(expected.toDecimal().abs());
		return relative.max(decimal(spec.absoluteAt(expected.toDouble())));
	}

	private static boolean isComparable(Numeric number) {
		return number.isFinite() && number.bits() <= MOST_BITS;
	}

	private static BigDecimal decimal(double value) {
		return new FloatValue(value).toDecimal();
	}

}
