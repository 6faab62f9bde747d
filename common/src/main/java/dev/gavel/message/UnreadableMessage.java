package dev.gavel.message;

/** Bytes that are not a message, or a message of an unknown version. */
public class UnreadableMessage extends RuntimeException {

	UnreadableMessage(String message, Throwable cause) {
		super(message, cause);
	}

}
