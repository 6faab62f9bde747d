package dev.gavel.api.rejudging;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission whose final verdict or score has changed.
 *
 * @param from null when the judgement before had none, because it was cancelled
 * @param fromScore omitted when the judgement before had none
 * @param toScore omitted when it has none now
 */
record ChangedSubmission(UUID id, @Nullable Verdict from, Verdict to,
		@JsonInclude(Include.NON_NULL) @Nullable Points fromScore,
		@JsonInclude(Include.NON_NULL) @Nullable Points toScore) {

	/**
	 * @param fromPoints in thousandths
	 * @param toPoints in thousandths
	 */
	ChangedSubmission(UUID id, @Nullable Verdict from, Verdict to, @Nullable Long fromPoints, @Nullable Long toPoints) {
		this(id, from, to, points(fromPoints), points(toPoints));
	}

	private static @Nullable Points points(@Nullable Long thousandths) {
		return (thousandths != null) ? new Points(thousandths) : null;
	}

}
