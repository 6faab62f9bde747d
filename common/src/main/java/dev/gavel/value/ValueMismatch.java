package dev.gavel.value;

import dev.gavel.signature.ValueType;

/**
 * A value that is not of its declared type; the message says where, what was expected and
 * what was found.
 */
public class ValueMismatch extends IllegalArgumentException {

	private static final int SHOWN_CHARACTERS = 60;

	private final String path;

	private final String reason;

	ValueMismatch(String path, ValueType expected, Value found) {
		this(path, "expected " + expected + ", got " + PythonText.abbreviate(found, SHOWN_CHARACTERS));
	}

	ValueMismatch(String path, String message) {
		super(path.isEmpty() ? message : "at " + path + ": " + message);
		this.path = path;
		this.reason = message;
	}

	/**
	 * Where inside the value, such as {@code [3]['a']}; empty when it is the whole value.
	 */
	public String path() {
		return path;
	}

	/** The message without the place. */
	public String reason() {
		return reason;
	}

}
