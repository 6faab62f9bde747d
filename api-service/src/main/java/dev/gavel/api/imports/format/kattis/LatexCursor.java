package dev.gavel.api.imports.format.kattis;

/** A place in LaTeX. */
final class LatexCursor {

	private final String text;

	private int position;

	LatexCursor(String text) {
		this.text = text;
	}

	boolean atEnd() {
		return position >= text.length();
	}

	char next() {
		return text.charAt(position++);
	}

	private char peek() {
		return atEnd() ? '\0' : text.charAt(position);
	}

	boolean accept(char symbol) {
		boolean found = !atEnd() && peek() == symbol;
		position += found ? 1 : 0;
		return found;
	}

	void skipLine() {
		int end = text.indexOf('\n', position);
		position = (end < 0) ? text.length() : end + 1;
	}

	void skipBlanks() {
		while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
			position++;
		}
	}

	/** Reads the name of a command, or the one character that is its name. */
	String name() {
		int start = position;
		while (!atEnd() && isLetter(peek())) {
			position++;
		}
		if (start == position) {
			return atEnd() ? "" : String.valueOf(next());
		}
		accept('*');
		String name = text.substring(start, position);
		skipBlanks();
		return name;
	}

	private static boolean isLetter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
	}

	/** Skips {@code [..]} and, behind it, further arguments of an environment. */
	void options() {
		while (peek() == '[' || peek() == '{') {
			bracketed((peek() == '[') ? ']' : '}');
		}
	}

	/** Reads an argument in braces, behind options; empty without one. */
	String argument() {
		skipBlanks();
		while (peek() == '[') {
			bracketed(']');
		}
		return (peek() == '{') ? bracketed('}') : "";
	}

	/** Returns the arguments here as they are written. */
	String sourceOfArguments() {
		int start = position;
		while (peek() == '[' || peek() == '{') {
			bracketed((peek() == '[') ? ']' : '}');
		}
		return text.substring(start, position);
	}

	/** Reads up to the bracket that closes the one here. */
	private String bracketed(char close) {
		char open = next();
		int start = position;
		int depth = 1;
		while (!atEnd()) {
			char character = next();
			if (character == '\\' && !atEnd()) {
				position++;
			}
			else if (character == open) {
				depth++;
			}
			else if (character == close && --depth == 0) {
				return text.substring(start, position - 1);
			}
		}
		return text.substring(start);
	}

	/** Reads what is between two of the same character, such as {@code |x|}. */
	String delimited() {
		if (atEnd()) {
			return "";
		}
		char delimiter = next();
		return until(String.valueOf(delimiter));
	}

	/** Reads up to a text, or to the end, and skips it. */
	String until(String end) {
		int found = text.indexOf(end, position);
		String read = text.substring(position, (found < 0) ? text.length() : found);
		position = (found < 0) ? text.length() : found + end.length();
		return read;
	}

}
