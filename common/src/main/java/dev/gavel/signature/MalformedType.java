package dev.gavel.signature;

/**
 * An annotation that is not one of the types a question can use; the message says what
 * was expected.
 */
public class MalformedType extends IllegalArgumentException {

	MalformedType(String message) {
		super(message);
	}

}
