package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.TestView;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as answered.
 *
 * @param questionId null when it is not for a question
 * @param position in the queue, from 1; null when it no longer waits
 * @param missingEnvironment its environment, while it waits for a worker that offers it;
 * otherwise absent
 * @param testsDone how far the worker has come
 * @param testsNotRun how many tests were not run, because earlier ones took too long or
 * ended the shared process
 * @param failed whether Gavel failed to run it, for people
 * @param error of the program as a whole, or of the first test that failed with one
 * @param tests empty until it is done; absent from lists of statuses
 */
public record EvaluationView(UUID id, @Nullable Long questionId, JudgementState status, @Nullable Integer position,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String missingEnvironment, int testsDone, int total,
		int testsNotRun, @JsonIgnore boolean failed, @Nullable ProgramError error,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TestView> tests) implements Awaited {

	/** Without its tests. */
	static EvaluationView of(UUID id, @Nullable Long questionId, ShownJudgement shown, @Nullable Integer position) {
		return new EvaluationView(id, questionId, shown.state(), position, shown.missingEnvironment(),
				shown.attempt().testsDone(), shown.run().total(), shown.testsNotRun(),
				shown.outcome().verdict() == Verdict.INTERNAL_ERROR, shown.error(), null);
	}

	EvaluationView with(List<TestView> ran) {
		return new EvaluationView(id, questionId, status, position, missingEnvironment, testsDone, total, testsNotRun,
				failed, error, ran);
	}

}
