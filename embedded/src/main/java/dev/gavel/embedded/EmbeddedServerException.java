package dev.gavel.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server could not be started or stopped. The message is meant for the person
 * who started it: what failed, what was found, how to fix it.
 */
public final class EmbeddedServerException extends RuntimeException {

	EmbeddedServerException(String message) {
		this(message, null);
	}

	EmbeddedServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
