package dev.gavel.value;

import org.jspecify.annotations.Nullable;

/**
 * Text or bytes that are no value in the expected notation; the message says what was
 * expected and found.
 */
public class MalformedValue extends IllegalArgumentException {

	/** The number of characters that could be read. */
	private final int read;

	MalformedValue(String message) {
		this(message, 0);
	}

	MalformedValue(String message, int read) {
		super(message);
		this.read = read;
	}

	MalformedValue(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.read = 0;
	}

	int read() {
		return read;
	}

}
