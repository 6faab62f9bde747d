package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.program.TestView;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checker that is tried, as answered.
 *
 * @param position in the queue, from 1; null when it no longer waits
 * @param missingEnvironment its environment, while it waits for a worker that offers it;
 * otherwise absent
 * @param error why the checker cannot be run at all
 * @param tests empty until it is done
 */
public record CheckerTryView(UUID id, JudgementState status, @Nullable Integer position,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String missingEnvironment, @Nullable ProgramError error,
		List<Reply> tests) implements Awaited {

	static CheckerTryView of(EvaluationView evaluation) {
		List<TestView> tests = (evaluation.tests() != null) ? evaluation.tests() : List.of();
		boolean ofTest = tests.stream().anyMatch((test) -> test.error() != null);
		return new CheckerTryView(evaluation.id(), evaluation.status(), evaluation.position(),
				evaluation.missingEnvironment(), ofTest ? null : evaluation.error(),
				tests.stream().map(Reply::of).toList());
	}

	/**
	 * What the checker said of one answer.
	 *
	 * @param index from 1
	 * @param verdict that a submission with this answer would get: ACCEPTED,
	 * WRONG_ANSWER, or INTERNAL_ERROR when the checker failed
	 * @param error why it failed
	 */
	public record Reply(int index, Verdict verdict, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double points,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProgramError error, String stdout, String stderr) {

		/** A test that expects nothing has no verdict when it was accepted. */
		private static Reply of(TestView test) {
			return new Reply(test.index(), Objects.requireNonNullElse(test.verdict(), Verdict.ACCEPTED), test.points(),
					test.message(), test.error(), text(test.stdout()), text(test.stderr()));
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

}
