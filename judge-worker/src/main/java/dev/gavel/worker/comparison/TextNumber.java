package dev.gavel.worker.comparison;

import java.nio.charset.StandardCharsets;

/**
 * Reads a token as a number as glibc's {@code scanf("%lf")} does, byte by byte: in
 * decimal or hexadecimal notation, and with an exponent that may lack its digits.
 * Infinities and NaN are no numbers. Of a long number, it keeps as many digits as decide
 * the double.
 */
final class TextNumber {

	/** The digits of a number halfway between two doubles. */
	private static final int MOST_DIGITS = 800;

	/** Numbers with larger exponents are 0 or infinite, however many digits they have. */
	private static final long LARGEST_EXPONENT = 100_000_000;

	/** Powers of ten up to here are doubles. */
	private static final double[] POWERS = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
			1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

	private static final int EXACT_DIGITS = 15;

	private final byte[] digits = new byte[MOST_DIGITS + 1];

	private int size;

	/** How many digits the point is to the right of the last one that was kept. */
	private long scale;

	private boolean more;

	private boolean hexadecimal;

	private boolean negative;

	private boolean negativeExponent;

	private long exponent;

	private State state = State.START;

	/** The part of a number that was read last. */
	private enum State {

		START, SIGN, ZERO, INTEGER, POINT, FRACTION, PREFIX, EXPONENT, EXPONENT_SIGN, EXPONENT_DIGITS, NONE

	}

	void begin() {
		size = 0;
		scale = 0;
		more = false;
		hexadecimal = false;
		negative = false;
		negativeExponent = false;
		exponent = 0;
		state = State.START;
	}

	void accept(int character) {
		state = switch (state) {
			case START -> (character == '-' || character == '+') ? sign(character) : first(character);
			case SIGN -> first(character);
			case ZERO -> (character == 'x' || character == 'X') ? prefix() : integer(character);
			case INTEGER -> integer(character);
			case PREFIX -> (character == '.') ? State.POINT : isDigit(character) ? digit(character) : State.NONE;
			case POINT -> isDigit(character) ? fraction(character) : State.NONE;
			case FRACTION -> isDigit(character) ? fraction(character) : exponent(character);
			case EXPONENT ->
				(character == '-' || character == '+') ? exponentSign(character) : exponentDigit(character);
			case EXPONENT_SIGN, EXPONENT_DIGITS -> exponentDigit(character);
			case NONE -> State.NONE;
		};
	}

	private State sign(int character) {
		negative = character == '-';
		return State.SIGN;
	}

	private State first(int character) {
		if (character == '.') {
			return State.POINT;
		}
		return (character == '0') ? State.ZERO : isDigit(character) ? digit(character) : State.NONE;
	}

	private State prefix() {
		hexadecimal = true;
		return State.PREFIX;
	}

	private State integer(int character) {
		if (character == '.') {
			return State.FRACTION;
		}
		return isDigit(character) ? digit(character) : exponent(character);
	}

	private State digit(int character) {
		scale += keeps(character) ? 0 : 1;
		return State.INTEGER;
	}

	private State fraction(int character) {
		scale -= keeps(character) ? 1 : 0;
		return State.FRACTION;
	}

	/** Leading zeros need no place. */
	private boolean keeps(int character) {
		if (size == MOST_DIGITS) {
			more |= character != '0';
			return false;
		}
		if (size > 0 || character != '0') {
			digits[size++] = (byte) character;
		}
		return true;
	}

	private State exponent(int character) {
		int letter = hexadecimal ? 'p' : 'e';
		return (character == letter || character == Character.toUpperCase(letter)) ? State.EXPONENT : State.NONE;
	}

	private State exponentSign(int character) {
		negativeExponent = character == '-';
		return State.EXPONENT_SIGN;
	}

	private State exponentDigit(int character) {
		if (character < '0' || character > '9') {
			return State.NONE;
		}
		exponent = Math.min(LARGEST_EXPONENT, exponent * 10 + character - '0');
		return State.EXPONENT_DIGITS;
	}

	private boolean isDigit(int character) {
		return character >= '0' && character <= '9'
				|| hexadecimal && (character >= 'a' && character <= 'f' || character >= 'A' && character <= 'F');
	}

	/** Returns NaN when the token is no number. */
	double value() {
		return switch (state) {
			case START, SIGN, POINT, PREFIX, NONE -> Double.NaN;
			case ZERO, INTEGER, FRACTION, EXPONENT, EXPONENT_SIGN, EXPONENT_DIGITS -> {
				double value = (size == 0) ? 0 : hexadecimal ? hexadecimal() : decimal();
				yield Double.isInfinite(value) ? Double.NaN : negative ? -value : value;
			}
		};
	}

	private double decimal() {
		long power = scale + (negativeExponent ? -exponent : exponent);
		if (size <= EXACT_DIGITS && Math.abs(power) < POWERS.length) {
			long whole = 0;
			for (int i = 0; i < size; i++) {
				whole = whole * 10 + digits[i] - '0';
			}
			return (power < 0) ? whole / POWERS[(int) -power] : whole * POWERS[(int) power];
		}
		return Double.parseDouble(written() + "e" + (power - (more ? 1 : 0)));
	}

	private double hexadecimal() {
		long power = 4 * scale + (negativeExponent ? -exponent : exponent);
		return Double.parseDouble("0x" + written() + "p" + (power - (more ? 4 : 0)));
	}

	/** Any digit that was not kept only breaks a tie. */
	private String written() {
		digits[size] = '1';
		return new String(digits, 0, size + (more ? 1 : 0), StandardCharsets.ISO_8859_1);
	}

}
