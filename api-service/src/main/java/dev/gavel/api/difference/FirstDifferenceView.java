package dev.gavel.api.difference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import org.jspecify.annotations.Nullable;

/**
 * Where a text first differs from a right one, as answered.
 *
 * @param line of the answer, from 1
 * @param column of the answer, from 1, in code points
 */
public record FirstDifferenceView(long line, long column, ExcerptView expected, ExcerptView actual) {

	public static @Nullable FirstDifferenceView of(@Nullable FirstDifference difference) {
		return (difference == null) ? null
				: new FirstDifferenceView(difference.actual().line(), difference.actual().column(),
						ExcerptView.of(difference.expected()), ExcerptView.of(difference.actual()));
	}

	/** Returns the lines around the difference side by side. */
	@JsonIgnore
	public SideBySide sideBySide() {
		return SideBySide.of(expected, actual);
	}

	/** Whether one line is not enough to show both texts. */
	@JsonIgnore
	public boolean isLong() {
		return expected.isLong() || actual.isLong();
	}

	/**
	 * What surrounds the difference in one of the texts.
	 *
	 * @param line of the difference in this text, from 1
	 * @param column of the difference in this text
	 * @param firstLine the line that the excerpt begins in
	 * @param text at most 64 KB
	 * @param bytes the size of the whole text in UTF-8
	 * @param cutBefore whether the text has more before the excerpt; omitted if not
	 * @param cutAfter whether it has more after the excerpt; omitted if not
	 * @param at the index of the difference in the excerpt
	 */
	public record ExcerptView(long line, long column, long firstLine, String text, long bytes,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cutBefore,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cutAfter, @JsonIgnore int at) {

		private static final int SHORT = 60;

		static ExcerptView of(Excerpt excerpt) {
			long lineBreaks = excerpt.before().chars().filter((character) -> character == '\n').count();
			return new ExcerptView(excerpt.line(), excerpt.column(), Math.max(1, excerpt.line() - lineBreaks),
					excerpt.before() + excerpt.after(), excerpt.bytes(), excerpt.cutBefore(), excerpt.cutAfter(),
					excerpt.before().length());
		}

		private boolean isLong() {
			return text.length() > SHORT || text.indexOf('\n') >= 0;
		}

	}

}
