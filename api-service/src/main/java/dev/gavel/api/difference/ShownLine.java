package dev.gavel.api.difference;

import dev.gavel.api.difference.Line.End;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is shown.
 *
 * @param number from 1; 0 if lines are not numbered
 * @param unended whether the text ends with this line, without a line break; only told of
 * lines that differ, and of transcripts
 */
public record ShownLine(long number, List<Piece> pieces, boolean unended) {

	/** Of a line, besides what differs. */
	private static final int MOST_AROUND = 80;

	private static final int MOST_CHANGED = 400;

	private static final String LEFT_OUT = "…";

	/**
	 * A part of a line.
	 *
	 * @param text a sign for it if it cannot be seen
	 * @param name of a character that cannot be seen; null for other text
	 * @param changed whether it differs from the line opposite
	 */
	public record Piece(String text, @Nullable String name, boolean changed) {
	}

	static @Nullable ShownLine of(long number, @Nullable Line line) {
		return (line == null) ? null
				: new ShownLine(number, List.of(new Piece(beginning(line.text(), MOST_CHANGED), null, false)), false);
	}

	static ShownLine changed(long number, Line line) {
		return changed(number, line, "", line.text(), "");
	}

	/**
	 * @param before what the line opposite also begins with
	 * @param after what it also ends with
	 */
	static ShownLine changed(long number, Line line, String before, String differs, String after) {
		List<Piece> pieces = new ArrayList<>();
		boolean spaceAtEnd = line.end() != End.CUT;
		Unseen.split(end(before, MOST_AROUND), false, spaceAtEnd && differs.isEmpty() && after.isEmpty(), pieces);
		Unseen.split(beginning(differs, MOST_CHANGED), true, spaceAtEnd && after.isEmpty(), pieces);
		Unseen.split(beginning(after, MOST_AROUND), false, spaceAtEnd && after.length() <= MOST_AROUND, pieces);
		return new ShownLine(number, pieces, line.end() == End.END_OF_TEXT);
	}

	/** Of a transcript, whose lines have no numbers. */
	static ShownLine said(String line, boolean unended) {
		List<Piece> pieces = new ArrayList<>();
		Unseen.split(beginning(line, MOST_CHANGED), false, line.length() <= MOST_CHANGED, pieces);
		return new ShownLine(0, pieces, unended);
	}

	private static String beginning(String text, int characters) {
		return (text.length() <= characters) ? text
				: text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, characters))) + LEFT_OUT;
	}

	private static String end(String text, int characters) {
		int from = Math.max(0, text.length() - characters);
		return (from == 0) ? text
				: LEFT_OUT + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
	}

}
