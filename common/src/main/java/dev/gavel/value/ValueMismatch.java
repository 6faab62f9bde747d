package dev.gavel.value;

import dev.gavel.signature.ValueType;
import java.util.function.Supplier;

/**
 * A value that is not of its declared type; the message says where, what was expected and
 * what was found. Texts are made when they are asked for, and there is no stack trace: a
 * union tries its members on each of what may be a million values.
 */
public class ValueMismatch extends IllegalArgumentException {

	private static final int SHOWN_CHARACTERS = 60;

	private final Place place;

	private final Supplier<String> reason;

	public ValueMismatch(Place place, ValueType expected, Value found) {
		this(place, () -> "expected " + expected + ", got " + PythonText.abbreviate(found, SHOWN_CHARACTERS));
	}

	public ValueMismatch(Place place, String reason) {
		this(place, () -> reason);
	}

	private ValueMismatch(Place place, Supplier<String> reason) {
		this.place = place;
		this.reason = reason;
	}

	@Override
	public String getMessage() {
		return path().isEmpty() ? reason() : "at " + path() + ": " + reason();
	}

	/**
	 * Where inside the value, such as {@code [3]['a']}; empty when it is the whole value.
	 */
	public String path() {
		return place.toString();
	}

	/** The message without the place. */
	public String reason() {
		return reason.get();
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
