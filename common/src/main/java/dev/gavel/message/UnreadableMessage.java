package dev.gavel.message;

/** Bytes that are no message, or one of a version that this service does not know. */
public class UnreadableMessage extends RuntimeException {

	UnreadableMessage(String message, Throwable cause) {
		super(message, cause);
	}

}
