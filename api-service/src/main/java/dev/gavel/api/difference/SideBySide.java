package dev.gavel.api.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.gavel.api.difference.FirstDifferenceView.ExcerptView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two texts, line by line, around their first difference.
 *
 * @param before how many lines of the actual text come before the first row
 * @param more whether lines of either text come after the last row
 */
public record SideBySide(long before, List<Row> rows, boolean more) {

	/**
	 * Lines that stand opposite one another.
	 *
	 * @param expected null where only the actual text has a line
	 * @param actual null where only the expected text has a line
	 */
	public record Row(boolean equal, @Nullable ShownLine expected, @Nullable ShownLine actual) {
	}

	static SideBySide of(ExcerptView expected, ExcerptView actual) {
		Lines wanted = Lines.around(expected);
		Lines found = Lines.around(actual);
		List<Row> rows = new ArrayList<>();
		for (AbstractDelta<Line> delta : DiffUtils.diff(wanted.lines(), found.lines(), true).getDeltas()) {
			addRows(delta, wanted, found, rows);
		}
		return new SideBySide(found.first() - 1, rows, wanted.more() || found.more());
	}

	private static void addRows(AbstractDelta<Line> delta, Lines wanted, Lines found, List<Row> rows) {
		boolean equal = delta.getType() == DeltaType.EQUAL;
		for (int i = 0; i < Math.max(delta.getSource().size(), delta.getTarget().size()); i++) {
			int source = delta.getSource().getPosition() + i;
			int target = delta.getTarget().getPosition() + i;
			Line expected = (i < delta.getSource().size()) ? wanted.lines().get(source) : null;
			Line actual = (i < delta.getTarget().size()) ? found.lines().get(target) : null;
			rows.add(equal
					? new Row(true, ShownLine.of(wanted.first() + source, expected),
							ShownLine.of(found.first() + target, actual))
					: changed(wanted.first() + source, expected, found.first() + target, actual));
		}
	}

	private static Row changed(long expectedNumber, @Nullable Line expected, long actualNumber, @Nullable Line actual) {
		if (expected == null || actual == null) {
			return new Row(false, (expected == null) ? null : ShownLine.changed(expectedNumber, expected),
					(actual == null) ? null : ShownLine.changed(actualNumber, actual));
		}
		Contrast contrast = Contrast.of(expected.text(), actual.text());
		return new Row(false,
				ShownLine.changed(expectedNumber, expected, contrast.before(), contrast.expected(), contrast.after()),
				ShownLine.changed(actualNumber, actual, contrast.before(), contrast.got(), contrast.after()));
	}

}
