package dev.gavel.api.imports.format;

import java.io.Writer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Takes very long texts only if all their characters are in Latin-1. One beyond it, and
 * the whole text takes twice the memory, several times while it is read.
 */
final class LatinTexts extends JsonParserDelegate {

	private final int mostOfOthers;

	/**
	 * @param mostOfOthers characters of other texts
	 */
	LatinTexts(JsonParser parser, int mostOfOthers) {
		super(parser);
		this.mostOfOthers = mostOfOthers;
	}

	@Override
	public String getString() {
		if (delegate.currentToken() == JsonToken.VALUE_STRING && delegate.getStringLength() > mostOfOthers) {
			delegate.getString(new LatinOnly());
		}
		return delegate.getString();
	}

	/** Is written to without another copy of the text. */
	private final class LatinOnly extends Writer {

		private static final char LAST = 0xff;

		@Override
		public void write(char[] characters, int from, int length) {
			for (int i = from; i < from + length; i++) {
				if (characters[i] > LAST) {
					throw new StreamConstraintsException("String length (%d) exceeds the maximum allowed (%d)"
						.formatted(delegate.getStringLength(), mostOfOthers));
				}
			}
		}

		@Override
		public void flush() {
			// Nothing is kept.
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
