package dev.gavel.value;

/**
 * A quoted literal that is not taken: bytes, or text with a wrong escape. It is not read
 * as plain text either, since that would store the quotes without a word.
 */
final class RefusedLiteral extends MalformedValue {

	RefusedLiteral(String message, int read) {
		super(message, read);
	}

}
