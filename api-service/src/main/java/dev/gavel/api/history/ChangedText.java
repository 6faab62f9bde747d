package dev.gavel.api.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * A text before and after an edit, line by line.
 *
 * @param lines those that differ, and three around them
 * @param cut whether more lines may differ
 */
public record ChangedText(String name, List<Line> lines, boolean cut) {

	private static final int AROUND = 3;

	/** The time to compare lines may grow with the square of their number. */
	private static final int MOST_LINES = 1000;

	private static final int LONGEST_LINE = 2000;

	/** Before the lines come the names of both files. */
	private static final int HEADER = 2;

	/**
	 * @param mark {@code -}: only before; {@code +}: only after; a space: both;
	 * {@code @}: lines are left out
	 */
	public record Line(String mark, String text) {
	}

	static ChangedText of(String name, String before, String after) {
		List<String> from = lines(before);
		List<String> to = lines(after);
		List<Line> lines = new ArrayList<>();
		UnifiedDiffUtils.generateUnifiedDiff("", "", from, DiffUtils.diff(from, to), AROUND)
			.stream()
			.skip(HEADER)
			.forEach((line) -> lines.add(new Line(line.substring(0, 1), line.substring(1))));
		// The first ones are not left out but the beginning.
		if (!lines.isEmpty()) {
			lines.remove(0);
		}
		return new ChangedText(name, lines, from.size() == MOST_LINES || to.size() == MOST_LINES);
	}

	private static List<String> lines(String text) {
		return text.isEmpty() ? List.of()
				: text.lines()
					.limit(MOST_LINES)
					.map((line) -> (line.length() <= LONGEST_LINE) ? line : line.substring(0, LONGEST_LINE) + "…")
					.toList();
	}

}
