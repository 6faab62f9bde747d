package dev.gavel.api.rejudging;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gavel.api.judgement.JudgementState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rejudging as answered.
 *
 * @param id null for a dry run
 * @param criteria as they were given
 * @param submissions how many are judged again
 * @param done how many of them have their verdict
 * @param cancelled how many keep their earlier verdict
 * @param changes how many submissions went from which final verdict to which, unchanged
 * ones included; absent in lists
 * @param changed the first 100 submissions whose final verdict or score has changed;
 * absent in lists
 */
@JsonInclude(Include.NON_NULL)
record RejudgingView(@Nullable Long id, @JsonRawValue String criteria, long submissions, long done, long cancelled,
		@Nullable Instant createdAt, @Nullable Instant cancelledAt, @Nullable List<VerdictChange> changes,
		@Nullable List<ChangedSubmission> changed) {

	static RejudgingView dryRun(String criteria, long submissions) {
		return new RejudgingView(null, criteria, submissions, 0, 0, null, null, null, null);
	}

	static RejudgingView of(Rejudging rejudging, Map<JudgementState, Long> states) {
		return new RejudgingView(rejudging.id(), rejudging.criteria(), rejudging.submissions(),
				states.getOrDefault(JudgementState.DONE, 0L), states.getOrDefault(JudgementState.CANCELLED, 0L),
				millis(rejudging.createdAt()), millis(rejudging.cancelledAt()), null, null);
	}

	RejudgingView with(List<VerdictChange> changes, List<ChangedSubmission> changed) {
		return new RejudgingView(id, criteria, submissions, done, cancelled, createdAt, cancelledAt, changes, changed);
	}

	private static @Nullable Instant millis(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MILLIS) : null;
	}

}
