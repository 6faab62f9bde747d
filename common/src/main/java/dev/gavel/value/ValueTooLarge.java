package dev.gavel.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/** A value beyond a bound. The message says which, as what the value does. */
public class ValueTooLarge extends MalformedValue {

	private ValueTooLarge(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static ValueTooLarge elements(int max) {
		return new ValueTooLarge("holds more than %,d elements".formatted(max), null);
	}

	public static ValueTooLarge depth() {
		return new ValueTooLarge("is nested more than %d levels deep".formatted(ValueMapper.MAX_DEPTH), null);
	}

	static ValueTooLarge longNumbers() {
		return new ValueTooLarge("holds numbers of more than %,d digits each, with more than %,d digits together"
			.formatted(ValueMapper.LONG_NUMBER_DIGITS, ValueMapper.MAX_LONG_DIGITS), null);
	}

	public static ValueTooLarge digits() {
		return digits(null);
	}

	/**
	 * @param cause of all bounds that the parser has, no other is the first to be reached
	 */
	static ValueTooLarge digits(@Nullable StreamConstraintsException cause) {
		return new ValueTooLarge("holds a number with more than %,d digits".formatted(ValueMapper.MAX_DIGITS), cause);
	}

}
