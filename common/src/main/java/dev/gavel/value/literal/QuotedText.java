package dev.gavel.value.literal;

import dev.gavel.value.RefusedLiteral;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads quoted texts with Python's prefixes, quotes and escapes. */
final class QuotedText {

	private static final Pattern OPENING = Pattern.compile("([A-Za-z]{0,2})('''|\"\"\"|'|\")");

	private static final Pattern BYTES = Pattern.compile("(?:[bB]([rR]?)|([rR])[bB])('''|\"\"\"|'|\")");

	private static final Pattern OCTAL = Pattern.compile("[0-7]{1,3}");

	private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

	/** These have a meaning in texts only. */
	private static final String TEXT_ESCAPES = "uUN";

	private static final char MAX_ASCII = 0x7f;

	private static final char MAX_OCTET = 0xff;

	private final LiteralCursor cursor;

	private final String quote;

	private final boolean raw;

	private final boolean bytes;

	private final StringBuilder content = new StringBuilder();

	private QuotedText(LiteralCursor cursor, String quote, boolean raw, boolean bytes) {
		this.cursor = cursor;
		this.quote = quote;
		this.raw = raw;
		this.bytes = bytes;
	}

	static boolean isAt(LiteralCursor cursor) {
		return cursor.match(OPENING).lookingAt();
	}

	/** Reads the quoted texts that begin here and joins adjacent ones. */
	static String read(LiteralCursor cursor) {
		StringBuilder texts = new StringBuilder();
		do {
			texts.append(readOne(cursor));
			cursor.skipSpace();
		}
		while (isAt(cursor));
		return texts.toString();
	}

	private static String readOne(LiteralCursor cursor) {
		Matcher opening = cursor.match(OPENING);
		if (!opening.lookingAt()) {
			throw cursor.malformed("a quote");
		}
		String prefix = opening.group(1).toLowerCase(Locale.ROOT);
		QuotedText text = new QuotedText(cursor, opening.group(2), !prefix.isEmpty() && !prefix.equals("u"), false);
		return switch (prefix) {
			case "", "u", "r" -> text.readFrom(opening.end());
			case "b", "br", "rb" -> throw text.notTaken(opening.end(), "bytes are not supported: remove the prefix b");
			case "f", "fr", "rf" -> throw text.notTaken(opening.end(), "an f-string is not a literal: write its value");
			default -> throw cursor.malformed("a value");
		};
	}

	static boolean isAtBytes(LiteralCursor cursor) {
		return cursor.match(BYTES).lookingAt();
	}

	/** Reads and joins the bytes that begin here, a character for each. */
	static String readBytes(LiteralCursor cursor) {
		StringBuilder octets = new StringBuilder();
		Matcher opening = cursor.match(BYTES);
		while (opening.lookingAt()) {
			boolean raw = opening.group(2) != null || !opening.group(1).isEmpty();
			octets.append(new QuotedText(cursor, opening.group(3), raw, true).readFrom(opening.end()));
			cursor.skipSpace();
			opening = cursor.match(BYTES);
		}
		return octets.toString();
	}

	private RefusedLiteral notTaken(int start, String reason) {
		int begin = cursor.position();
		readFrom(start);
		cursor.moveTo(begin);
		return cursor.refuseLiteral(reason);
	}

	private String readFrom(int start) {
		cursor.moveTo(start);
		while (!cursor.startsWith(quote)) {
			if (cursor.atEnd() || (quote.length() == 1 && cursor.peek() == '\n')) {
				throw cursor.malformed("the closing " + quote);
			}
			char c = cursor.next();
			if (c == '\\') {
				escape();
			}
			else {
				requireOctet(c);
				content.append(c);
			}
		}
		cursor.moveTo(cursor.position() + quote.length());
		return content.toString();
	}

	private void requireOctet(char c) {
		if (bytes && c > MAX_ASCII) {
			throw cursor.refuseLiteral("bytes are written in ASCII, others as \\xe9");
		}
	}

	private void escape() {
		if (cursor.atEnd()) {
			throw cursor.malformed("an escaped character");
		}
		char c = cursor.next();
		if (raw || (bytes && TEXT_ESCAPES.indexOf(c) >= 0)) {
			requireOctet(c);
			content.append('\\').append(c);
			return;
		}
		switch (c) {
			case '\n' -> {
			}
			case '\\', '\'', '"' -> content.append(c);
			case 'a' -> content.append('\u0007');
			case 'b' -> content.append('\b');
			case 'f' -> content.append('\f');
			case 'n' -> content.append('\n');
			case 'r' -> content.append('\r');
			case 't' -> content.append('\t');
			case 'v' -> content.append('\u000b');
			case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
			case 'x' -> hexadecimal(2);
			case 'u' -> hexadecimal(4);
			case 'U' -> hexadecimal(8);
			case 'N' -> named();
			default -> {
				requireOctet(c);
				content.append('\\').append(c);
			}
		}
	}

	private void octal() {
		cursor.moveTo(cursor.position() - 1);
		Matcher digits = cursor.match(OCTAL);
		digits.lookingAt();
		content.append((char) (Integer.parseInt(digits.group(), 8) & (bytes ? MAX_OCTET : Character.MAX_VALUE)));
		cursor.moveTo(digits.end());
	}

	private void hexadecimal(int length) {
		Matcher digits = cursor.match(Pattern.compile("[0-9a-fA-F]{%d}".formatted(length)));
		if (!digits.lookingAt()) {
			throw cursor.refuseLiteral("expected %d hexadecimal digits".formatted(length));
		}
		long codePoint = Long.parseLong(digits.group(), 16);
		if (codePoint > Character.MAX_CODE_POINT) {
			throw cursor.refuseLiteral("no character has the code " + digits.group());
		}
		content.appendCodePoint((int) codePoint);
		cursor.moveTo(digits.end());
	}

	private void named() {
		Matcher name = cursor.match(NAME);
		if (!name.lookingAt()) {
			throw cursor.refuseLiteral("expected a character name in braces");
		}
		content.appendCodePoint(CharacterNames.codePoint(name.group(1))
			.orElseThrow(() -> cursor
				.refuseLiteral("unknown character name '%s': write the character itself or its escape, such as \\u00e9"
					.formatted(name.group(1)))));
		cursor.moveTo(name.end());
	}

}
