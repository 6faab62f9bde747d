package dev.gavel.value;

/**
 * A quoted literal that is refused: bytes, or text with an invalid escape. It is not read
 * as plain text either, because that would silently store the quotes.
 */
public final class RefusedLiteral extends MalformedValue {

	public RefusedLiteral(String message, int read) {
		super(message, read);
	}

}
