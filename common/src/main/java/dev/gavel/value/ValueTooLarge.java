package dev.gavel.value;

import tools.jackson.core.exc.StreamConstraintsException;

/** A value beyond a bound. The message says which, as what the value does. */
public class ValueTooLarge extends MalformedValue {

	ValueTooLarge(String message) {
		super(message);
	}

	private ValueTooLarge(String message, Throwable cause) {
		super(message, cause);
	}

	static ValueTooLarge elements(int max) {
		return new ValueTooLarge("holds more than %,d elements".formatted(max));
	}

	static ValueTooLarge depth() {
		return new ValueTooLarge("is nested more than %d levels deep".formatted(ValueMapper.MAX_DEPTH));
	}

	/** Of what JSON is bounded by, only numbers are not bounded elsewhere. */
	static ValueTooLarge digits(StreamConstraintsException cause) {
		return new ValueTooLarge("holds a number with more than %,d digits".formatted(ValueMapper.MAX_DIGITS), cause);
	}

}
