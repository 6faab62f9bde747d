package dev.gavel.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * A value that exceeds a limit. The message says which one, as a predicate: "has more
 * than 5 elements".
 */
public class ValueTooLarge extends MalformedValue {

	private ValueTooLarge(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static ValueTooLarge elements(int max) {
		return new ValueTooLarge("has more than %,d elements".formatted(max), null);
	}

	public static ValueTooLarge depth() {
		return new ValueTooLarge("is nested more than %d levels deep".formatted(ValueMapper.MAX_DEPTH), null);
	}

	static ValueTooLarge longNumbers() {
		return new ValueTooLarge("has more than %,d digits in total in its numbers of more than %,d digits"
			.formatted(ValueMapper.MAX_LONG_DIGITS, ValueMapper.LONG_NUMBER_DIGITS), null);
	}

	public static ValueTooLarge digits() {
		return digits(null);
	}

	/**
	 * @param cause can only be about digits: the parser's other limits are reached later
	 */
	static ValueTooLarge digits(@Nullable StreamConstraintsException cause) {
		return new ValueTooLarge("contains a number with more than %,d digits".formatted(ValueMapper.MAX_DIGITS),
				cause);
	}

}
