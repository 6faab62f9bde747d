package dev.gavel.value;

import org.jspecify.annotations.Nullable;

/**
 * Text or bytes that are no value in the expected notation; the message says what was
 * expected and found.
 */
public class MalformedValue extends IllegalArgumentException {

	/** The number of characters that could be read. */
	private final int read;

	public MalformedValue(String message) {
		this(message, 0);
	}

	public MalformedValue(String message, int read) {
		super(message);
		this.read = read;
	}

	public MalformedValue(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.read = 0;
	}

	public int read() {
		return read;
	}

}
