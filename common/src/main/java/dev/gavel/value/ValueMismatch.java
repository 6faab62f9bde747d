package dev.gavel.value;

import dev.gavel.signature.ValueType;

/**
 * A value that is not of its declared type; the message says where, what was expected and
 * what was found.
 */
public class ValueMismatch extends IllegalArgumentException {

	private static final int SHOWN_CHARACTERS = 60;

	ValueMismatch(String path, ValueType expected, Value found) {
		this(path, "expected " + expected + ", got " + PythonText.abbreviate(found, SHOWN_CHARACTERS));
	}

	ValueMismatch(String path, String message) {
		super(path.isEmpty() ? message : "at " + path + ": " + message);
	}

}
