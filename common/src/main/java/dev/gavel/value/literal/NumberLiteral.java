package dev.gavel.value.literal;

import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMapper;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads unsigned numbers, as written in Python source code. */
final class NumberLiteral {

	/**
	 * Everything that can belong to a number. It has no repeated groups, because the
	 * number may be long.
	 */
	private static final Pattern LEXEME = Pattern
		.compile("(?=\\.?[0-9])(?:0[xXoObB][0-9A-Za-z_]*|[0-9_]*\\.?[0-9_]*(?:[eE][+-]?[0-9_]+)?[0-9A-Za-z_]*)");

	private static final Pattern DECIMAL = Pattern.compile("0+|[1-9][0-9]*");

	private static final Pattern FLOAT = Pattern.compile("(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");

	private static final Pattern IMAGINARY_PART = Pattern
		.compile("[+-]?[ \\t]*[0-9.][0-9_.]*(?:[eE][+-]?[0-9_]+)?[jJ]");

	private static final BigInteger TOO_LONG = BigInteger.TEN.pow(ValueMapper.MAX_DIGITS);

	private NumberLiteral() {
	}

	static boolean isAt(LiteralCursor cursor) {
		return cursor.match(LEXEME).lookingAt();
	}

	static Value read(LiteralCursor cursor) {
		Matcher lexeme = cursor.match(LEXEME);
		if (!lexeme.lookingAt()) {
			throw cursor.malformed("a number");
		}
		requireReal(cursor);
		Value value = value(cursor, lexeme.group());
		cursor.moveTo(lexeme.end());
		cursor.skipSpace();
		requireReal(cursor);
		return value;
	}

	private static void requireReal(LiteralCursor cursor) {
		if (cursor.match(IMAGINARY_PART).lookingAt()) {
			throw cursor.refuse("complex numbers are not supported");
		}
	}

	private static Value value(LiteralCursor cursor, String lexeme) {
		String digits = lexeme.replace("_", "");
		if (digits.length() > ValueMapper.MAX_DIGITS) {
			throw tooLong(cursor);
		}
		Integer radix = radix(digits);
		if (!underscoresAreBetweenDigits(lexeme, (radix != null) ? radix : 10)) {
			throw cursor.malformed("a number with underscores only between digits");
		}
		if (radix != null) {
			return new IntValue(bounded(cursor, new BigInteger(digits.substring(2), radix)));
		}
		if (DECIMAL.matcher(digits).matches()) {
			return new IntValue(new BigInteger(digits));
		}
		if (digits.chars().allMatch((c) -> '0' <= c && c <= '9')) {
			throw cursor.malformed("a number without leading zeros");
		}
		if (!FLOAT.matcher(digits).matches()) {
			throw cursor.malformed("a number");
		}
		return new FloatValue(finite(cursor, digits));
	}

	/**
	 * A number may have more digits in decimal than in the base in which it was written.
	 */
	private static BigInteger bounded(LiteralCursor cursor, BigInteger number) {
		if (number.compareTo(TOO_LONG) >= 0) {
			throw tooLong(cursor);
		}
		return number;
	}

	private static MalformedValue tooLong(LiteralCursor cursor) {
		return cursor.refuse("numbers may have at most %,d digits".formatted(ValueMapper.MAX_DIGITS));
	}

	private static double finite(LiteralCursor cursor, String digits) {
		double number = Double.parseDouble(digits);
		if (Double.isInfinite(number)) {
			throw cursor.refuse("%s is too large for a float; write inf for infinity".formatted(shortened(digits)));
		}
		return number;
	}

	private static String shortened(String digits) {
		return (digits.length() <= 30) ? digits : "a number of %,d digits".formatted(digits.length());
	}

	/** Returns the base that the prefix names; null for a decimal number. */
	private static @Nullable Integer radix(String digits) {
		if (digits.matches("0[xX][0-9a-fA-F]+")) {
			return 16;
		}
		if (digits.matches("0[oO][0-7]+")) {
			return 8;
		}
		return digits.matches("0[bB][01]+") ? 2 : null;
	}

	private static boolean underscoresAreBetweenDigits(String lexeme, int radix) {
		for (int i = lexeme.indexOf('_'); i >= 0; i = lexeme.indexOf('_', i + 1)) {
			boolean afterPrefix = radix != 10 && i == 2;
			boolean before = i > 0 && (afterPrefix || Character.digit(lexeme.charAt(i - 1), radix) >= 0);
			boolean behind = i + 1 < lexeme.length() && Character.digit(lexeme.charAt(i + 1), radix) >= 0;
			if (!before || !behind) {
				return false;
			}
		}
		return true;
	}

}
