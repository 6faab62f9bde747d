package dev.gavel.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points of a test, of a group or of all tests, counted in thousandths, so that sums are
 * exact.
 */
public record Points(long thousandths) implements Comparable<Points> {

	public static final Points ZERO = new Points(0);

	/** The most that a test or a group may be worth. */
	public static final Points MOST = new Points(1_000_000_000);

	private static final int DIGITS = 3;

	/** Whether it is a number of points that a test may be worth. */
	public static boolean isValid(BigDecimal number) {
		return number.signum() >= 0 && number.compareTo(MOST.number()) <= 0
				&& (number.signum() == 0 || number.stripTrailingZeros().scale() <= DIGITS);
	}

	/**
	 * @throws ArithmeticException when the number has more than three decimals
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Points of(BigDecimal number) {
		return new Points(number.setScale(DIGITS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
	}

	@JsonValue
	public BigDecimal number() {
		BigDecimal number = BigDecimal.valueOf(thousandths, DIGITS).stripTrailingZeros();
		return (number.scale() < 0) ? number.setScale(0) : number;
	}

	public Points plus(Points other) {
		return new Points(Math.addExact(thousandths, other.thousandths));
	}

	/**
	 * Returns a part, rounded to thousandths.
	 * @param fraction from 0 to 1
	 */
	public Points times(double fraction) {
		return new Points(BigDecimal.valueOf(fraction)
			.multiply(BigDecimal.valueOf(thousandths))
			.setScale(0, RoundingMode.HALF_UP)
			.longValueExact());
	}

	/**
	 * Returns the share of one among equals. All shares add up to the whole: the first
	 * ones have a thousandth more where they must.
	 * @param at from 0
	 */
	Points share(int at, int count) {
		return new Points(thousandths / count + ((at < thousandths % count) ? 1 : 0));
	}

	@Override
	public int compareTo(Points other) {
		return Long.compare(thousandths, other.thousandths);
	}

	@Override
	public String toString() {
		return number().toPlainString();
	}

}
