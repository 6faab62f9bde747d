package dev.gavel.standalone;

import org.jspecify.annotations.Nullable;

/**
 * Gavel cannot start. The message is for the person at the terminal: what is wrong and
 * how to fix it, in one line if possible.
 */
final class StartFailure extends RuntimeException {

	StartFailure(String message) {
		this(message, null);
	}

	StartFailure(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
