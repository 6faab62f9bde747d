package dev.gavel.value;

import org.jspecify.annotations.Nullable;

/**
 * Text or bytes that are no value in the expected notation; the message says what was
 * expected and found.
 */
public class MalformedValue extends IllegalArgumentException {

	MalformedValue(String message) {
		super(message);
	}

	MalformedValue(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
