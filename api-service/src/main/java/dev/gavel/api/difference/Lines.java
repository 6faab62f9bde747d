package dev.gavel.api.difference;

import dev.gavel.api.difference.FirstDifferenceView.ExcerptView;
import dev.gavel.api.difference.Line.End;
import java.util.ArrayList;
import java.util.List;

/**
 * Some lines of a text. They are few, because the time to compare them may grow with the
 * square of their number.
 *
 * @param first the number of the first line
 * @param more whether lines come after the last one
 */
record Lines(long first, List<Line> lines, boolean more) {

	private static final int BEFORE = 5;

	private static final int MOST = 200;

	static Lines around(ExcerptView excerpt) {
		String text = excerpt.text();
		int from = lineStart(text, excerpt.at());
		long number = excerpt.firstLine() + breaks(text, from);
		for (int i = 0; i < BEFORE && from > 0; i++) {
			from = lineStart(text, from - 1);
			number--;
		}
		return from(text, from, excerpt.cutAfter(), number);
	}

	private static int lineStart(String text, int index) {
		return text.lastIndexOf('\n', index - 1) + 1;
	}

	private static long breaks(String text, int to) {
		return text.chars().limit(to).filter((character) -> character == '\n').count();
	}

	private static Lines from(String text, int from, boolean cut, long number) {
		List<Line> lines = new ArrayList<>();
		int next = from;
		while (next < text.length() && lines.size() < MOST) {
			int end = text.indexOf('\n', next);
			lines.add((end < 0) ? new Line(text.substring(next), cut ? End.CUT : End.END_OF_TEXT)
					: new Line(text.substring(next, end), End.LINE_BREAK));
			next = (end < 0) ? text.length() : end + 1;
		}
		return new Lines(number, lines, cut || next < text.length());
	}

}
