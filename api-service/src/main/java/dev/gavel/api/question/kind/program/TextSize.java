package dev.gavel.api.question.kind.program;

/** The size of a text in UTF-8. */
final class TextSize {

	private static final int LAST_OF_ONE_BYTE = 0x7F;

	private static final int LAST_OF_TWO_BYTES = 0x7FF;

	private TextSize() {
	}

	/** Returns the bytes, without encoding the text. */
	static long of(String text) {
		long bytes = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			// Each half of a pair takes two of its four bytes.
			bytes += (c <= LAST_OF_ONE_BYTE) ? 1 : (c <= LAST_OF_TWO_BYTES || Character.isSurrogate(c)) ? 2 : 3;
		}
		return bytes;
	}

}
