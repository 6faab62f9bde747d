package dev.gavel.api.difference;

import dev.gavel.api.difference.ShownLine.Piece;
import java.util.List;
import java.util.Locale;

/** Gives signs to characters that cannot be seen, or look like others. */
final class Unseen {

	private Unseen() {
	}

	/**
	 * Splits a part of a line at such characters.
	 * @param changed whether it differs; then spaces are shown, too
	 * @param atEnd whether the line ends with it; then spaces at its end are shown
	 */
	static void split(String text, boolean changed, boolean atEnd, List<Piece> pieces) {
		int visibleEnd = atEnd ? text.stripTrailing().length() : text.length();
		int from = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			boolean shown = character != ' ' || changed || i >= visibleEnd;
			if (shown && isUnseen(character)) {
				add(text.substring(from, i), changed, pieces);
				pieces.add(new Piece(sign(character), name(character), changed));
				from = i + Character.charCount(character);
			}
		}
		add(text.substring(from), changed, pieces);
	}

	private static void add(String text, boolean changed, List<Piece> pieces) {
		if (!text.isEmpty()) {
			pieces.add(new Piece(text, null, changed));
		}
	}

	private static boolean isUnseen(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				true;
			default -> false;
		};
	}

	private static String sign(int character) {
		return switch (character) {
			case ' ' -> "·";
			case '\t' -> "→";
			case '\r' -> "␍";
			case '\u00a0' -> "⍽";
			default -> (character < ' ') ? Character.toString('\u2400' + character) : "U+%04X".formatted(character);
		};
	}

	private static String name(int character) {
		return switch (character) {
			case '\t' -> "tab";
			case '\r' -> "carriage return";
			default -> String.valueOf(Character.getName(character)).toLowerCase(Locale.ROOT);
		};
	}

}
