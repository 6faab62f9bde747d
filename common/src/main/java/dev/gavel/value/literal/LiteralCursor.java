package dev.gavel.value.literal;

import dev.gavel.value.MalformedValue;
import dev.gavel.value.PythonText;
import dev.gavel.value.RefusedLiteral;
import dev.gavel.value.TextPlace;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the text of a literal, and the rules for the space between its tokens. */
final class LiteralCursor {

	private static final Pattern WORD = Pattern.compile("\\p{L}{1,30}");

	private final String text;

	private int position;

	/** Inside brackets, a literal may span several lines. */
	private int brackets;

	LiteralCursor(String text) {
		this.text = text.replace("\r\n", "\n").replace('\r', '\n');
	}

	void requireNoNull() {
		if (text.indexOf('\0') >= 0) {
			moveTo(text.indexOf('\0'));
			throw refuse("write a null character as \\0");
		}
	}

	int position() {
		return position;
	}

	boolean atEnd() {
		return position == text.length();
	}

	/** Returns the character here, or NUL at the end. */
	char peek() {
		return atEnd() ? '\0' : text.charAt(position);
	}

	char next() {
		return text.charAt(position++);
	}

	boolean startsWith(String prefix) {
		return text.startsWith(prefix, position);
	}

	Matcher match(Pattern pattern) {
		return pattern.matcher(text).region(position, text.length()).useTransparentBounds(true);
	}

	void moveTo(int position) {
		this.position = position;
	}

	void open() {
		position++;
		brackets++;
		if (brackets > ValueMapper.MAX_DEPTH) {
			throw refuse(ValueMapper.TOO_DEEP);
		}
	}

	boolean close(char bracket) {
		boolean closed = accept(bracket);
		brackets -= closed ? 1 : 0;
		return closed;
	}

	boolean accept(char symbol) {
		skipSpace();
		boolean found = !atEnd() && peek() == symbol;
		position += found ? 1 : 0;
		return found;
	}

	void skipSpace() {
		skip(brackets > 0);
	}

	/** Skips space as it may surround a literal, line breaks included. */
	void skipBlankLines() {
		skip(true);
	}

	private void skip(boolean lines) {
		while (!atEnd() && (peek() == '#' || isSpace(peek(), lines))) {
			if (peek() == '#') {
				int end = text.indexOf('\n', position);
				position = (end < 0) ? text.length() : end;
			}
			else {
				position += continuesLine() ? 2 : 1;
			}
		}
	}

	private boolean isSpace(char c, boolean lines) {
		return c == ' ' || c == '\t' || c == '\f' || (lines && c == '\n') || continuesLine();
	}

	private boolean continuesLine() {
		return startsWith("\\\n") && position + 2 < text.length();
	}

	MalformedValue malformed(String expected) {
		String found = atEnd() ? "but the text ends" : "found " + PythonText.of(new Value.TextValue(found()));
		return new MalformedValue("not a Python literal: expected %s at %s, %s".formatted(expected, place(), found),
				position);
	}

	/** Returns the word here, or one character. */
	private String found() {
		Matcher word = match(WORD);
		return word.lookingAt() ? word.group() : Character.toString(text.codePointAt(position));
	}

	MalformedValue refuse(String reason) {
		return new MalformedValue("%s (at %s)".formatted(reason, place()), position);
	}

	/** Refuses a literal that must not be taken as plain text either. */
	RefusedLiteral refuseLiteral(String reason) {
		return new RefusedLiteral("%s (at %s)".formatted(reason, place()), position);
	}

	private TextPlace place() {
		return TextPlace.of(text, position);
	}

}
