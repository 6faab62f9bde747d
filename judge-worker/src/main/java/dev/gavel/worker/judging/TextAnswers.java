package dev.gavel.worker.judging;

import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import dev.gavel.worker.comparison.TextComparison;
import dev.gavel.worker.comparison.TextDifference;
import dev.gavel.worker.comparison.TextMismatch;
import dev.gavel.worker.comparison.TextSource;
import dev.gavel.worker.comparison.TextSurroundings;
import dev.gavel.worker.printed.Prompts;
import dev.gavel.worker.sandbox.Hint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges answers that are texts, of any size. Only the first wrong one that is shown is
 * told at length.
 */
final class TextAnswers {

	/** What is kept of the first wrong answer, and as much of the right one. */
	private static final int LONG_BYTES = 64 * 1024;

	private static final int SHORT_BYTES = 2 * 1024;

	private final ShownText shown;

	private final Prompts prompts;

	private boolean told;

	/** A right answer, and where another begins to differ from it. */
	private record Nearest(TextSource right, TextMismatch mismatch) {

		boolean isNearer(@Nullable Nearest other) {
			return other == null || mismatch.rightBytes() > other.mismatch().rightBytes();
		}

	}

	/** Why an answer is wrong, for those who may know. */
	record Wrong(String difference, FirstDifference firstDifference) {
	}

	/**
	 * @param prompts what the program may print besides its answer
	 */
	TextAnswers(ShownText shown, Prompts prompts) {
		this.shown = shown;
		this.prompts = prompts;
	}

	/**
	 * Returns the right answer that has the longest beginning in common; null if one is
	 * equal.
	 */
	private static @Nullable Nearest nearest(TextComparison comparison, List<TextSource> rightAnswers,
			TextSource answer) {
		Nearest nearest = null;
		for (TextSource right : rightAnswers) {
			TextMismatch mismatch = comparison.mismatch(right, answer);
			if (mismatch == null) {
				return null;
			}
			Nearest next = new Nearest(right, mismatch);
			nearest = next.isNearer(nearest) ? next : nearest;
		}
		return nearest;
	}

	/** Whether an answer is right that is not to be shown. */
	boolean accepts(TextComparison comparison, List<TextSource> rightAnswers, TextSource answer) {
		return nearest(comparison, rightAnswers, answer) == null;
	}

	/** Returns why an answer is wrong; null when it is right. */
	@Nullable Wrong wrong(TextComparison comparison, List<TextSource> rightAnswers, TextSource answer) {
		Nearest nearest = nearest(comparison, rightAnswers, answer);
		if (nearest == null) {
			return null;
		}
		int bytes = told ? SHORT_BYTES : LONG_BYTES;
		TextDifference difference = comparison.explained(nearest.mismatch(), nearest.right(), answer, bytes / 2);
		String words = (rightAnswers.size() == 1) ? difference.words()
				: "equals none of the %d right answers; compared with the nearest, %s".formatted(rightAnswers.size(),
						difference.words());
		String hint = told ? "" : hint(comparison, nearest, answer);
		told = true;
		return new Wrong(Hint.after(words, hint),
				new FirstDifference(excerpt(difference.expected(), bytes), excerpt(difference.actual(), bytes)));
	}

	private String hint(TextComparison comparison, Nearest nearest, TextSource answer) {
		String hint = comparison.hint(nearest.mismatch(), nearest.right(), answer);
		return hint.isEmpty() ? prompts.hint(comparison, nearest.right(), answer) : hint;
	}

	private Excerpt excerpt(TextSurroundings text, int bytes) {
		String before = shown.end(text.before(), bytes / 2);
		String after = shown.beginning(text.after(), bytes / 2);
		return new Excerpt(text.line(), text.column(), before,
				text.cutBefore() || before.length() < text.before().length(), after,
				text.cutAfter() || after.length() < text.after().length(), text.bytes());
	}

}
