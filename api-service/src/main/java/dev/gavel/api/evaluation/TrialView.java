package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.submission.ListedSubmission;
import dev.gavel.api.submission.RanTest;
import dev.gavel.api.submission.ShownJudgement;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial as answered.
 *
 * @param position in the queue, from 1; null when it no longer waits
 * @param testsDone how far the worker has come
 * @param testsNotRun how many tests were not run, because earlier ones took too long or
 * ended the shared process
 * @param failed whether Gavel failed to run it, for people
 * @param error of the program as a whole, or of the first test that failed with one
 * @param tests empty until it is done; absent from lists of statuses
 */
public record TrialView(UUID id, long questionId, JudgementState status, @Nullable Integer position, int testsDone,
		int total, int testsNotRun, @JsonIgnore boolean failed, @Nullable ProgramError error,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TrialTestView> tests) implements Awaited {

	/** Without its tests. */
	static TrialView of(ListedSubmission trial, @Nullable Integer position) {
		Judgement judgement = trial.judgement();
		ShownJudgement shown = ShownJudgement.of(judgement);
		return new TrialView(trial.id(), trial.questionId(), judgement.state(), position,
				judgement.attempt().testsDone(), judgement.run().total(), shown.testsNotRun(), failed(judgement),
				shown.error(), null);
	}

	private static boolean failed(Judgement judgement) {
		return judgement.outcome().verdict() == Verdict.INTERNAL_ERROR;
	}

	/** Returns this trial with what its judgement came to. */
	TrialView judged(Judgement judgement, List<RanTest> ran) {
		ShownJudgement shown = ShownJudgement.of(judgement);
		return new TrialView(id, questionId, judgement.state(), null, judgement.attempt().testsDone(), total,
				shown.testsNotRun(), failed(judgement), shown.error(), null)
			.with(ran);
	}

	TrialView with(List<RanTest> ran) {
		return new TrialView(id, questionId, status, position, testsDone, total, testsNotRun, failed, error,
				ran.stream().map(TrialTestView::of).toList());
	}

}
