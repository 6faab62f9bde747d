package dev.gavel.value;

/** A place in a text that people wrote; line and column count from 1. */
public record TextPlace(int line, int column) {

	public static TextPlace of(String text, int offset) {
		int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
		int line = 1 + (int) text.substring(0, lineStart).chars().filter((c) -> c == '\n').count();
		return new TextPlace(line, 1 + text.codePointCount(lineStart, offset));
	}

	@Override
	public String toString() {
		return "line %d, column %d".formatted(line, column);
	}

}
