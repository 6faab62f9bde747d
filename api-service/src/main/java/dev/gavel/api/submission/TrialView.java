package dev.gavel.api.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.message.ProgramError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial as answered.
 *
 * @param position in the queue, from 1; null when it no longer waits
 * @param testsDone how far the worker has come
 * @param error of the program as a whole, or of the first test that failed with one
 * @param tests empty until it is done; absent while it is only told how it stands
 */
public record TrialView(UUID id, long questionId, JudgementState status, @Nullable Integer position, int testsDone,
		int total, @Nullable ProgramError error,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TrialTestView> tests) implements Awaited {

	/** As {@link SubmissionView#testsNotRun()}. */
	@JsonProperty("tests_not_run")
	public int testsNotRun() {
		return (status == JudgementState.DONE && testsDone > 0) ? total - testsDone : 0;
	}

	/** Without its tests. */
	static TrialView of(ListedSubmission trial, @Nullable Integer position) {
		Judgement judgement = trial.judgement();
		return new TrialView(trial.id(), trial.questionId(), judgement.state(), position, judgement.testsDone(),
				judgement.total(), ShownJudgement.of(judgement).error(), null);
	}

	/** This one, at the end of its judgement. */
	TrialView judged(Judgement judgement, List<RanTest> ran) {
		return new TrialView(id, questionId, judgement.state(), null, judgement.testsDone(), total,
				ShownJudgement.of(judgement).error(), null)
			.with(ran);
	}

	TrialView with(List<RanTest> ran) {
		return new TrialView(id, questionId, status, position, testsDone, total, error,
				ran.stream().map(TrialTestView::of).toList());
	}

}
