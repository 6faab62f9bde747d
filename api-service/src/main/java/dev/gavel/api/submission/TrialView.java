package dev.gavel.api.submission;

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
 * @param tests empty until it is done
 */
public record TrialView(UUID id, long questionId, JudgementState status, @Nullable Integer position, int testsDone,
		int total, @Nullable ProgramError error, List<TrialTestView> tests) implements Awaited {

	static TrialView of(ListedSubmission trial, @Nullable Integer position, List<RanTest> tests) {
		Judgement judgement = trial.judgement();
		return new TrialView(trial.id(), trial.questionId(), judgement.state(), position, judgement.testsDone(),
				judgement.total(), SubmissionView.error(judgement), tests.stream().map(TrialTestView::of).toList());
	}

}
