package dev.gavel.api.evaluation.checker;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.evaluation.EvaluationView;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.program.TestView;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checker or an interactor that is tried, as answered.
 *
 * @param position in the queue, from 1; null when it no longer waits
 * @param missingEnvironment its environment, while it waits for a worker that offers it;
 * otherwise absent
 * @param error why the checker cannot be run at all, or the program that talks with the
 * interactor
 * @param tests empty until it is done
 */
public record CheckerTryView(UUID id, JudgementState status, @Nullable Integer position,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String missingEnvironment, @Nullable ProgramError error,
		List<Reply> tests) implements Awaited {

	static CheckerTryView of(EvaluationView evaluation) {
		List<TestView> tests = (evaluation.tests() != null) ? evaluation.tests() : List.of();
		boolean ofTest = tests.stream().anyMatch((test) -> test.error() != null || test.transcript() != null);
		return new CheckerTryView(evaluation.id(), evaluation.status(), evaluation.position(),
				evaluation.missingEnvironment(), ofTest ? null : evaluation.error(),
				tests.stream().map(Reply::of).toList());
	}

	/**
	 * What the checker said about one answer, or how one interaction ended.
	 *
	 * @param index from 1
	 * @param verdict that a submission with this answer, or this program, would get;
	 * INTERNAL_ERROR when the checker or the interactor failed
	 * @param error why it failed
	 * @param stdout of the checker; empty for an interactor, whose output the program
	 * reads
	 * @param transcript as of a test; omitted for a checker
	 * @param program the other side; omitted for a checker
	 */
	public record Reply(int index, Verdict verdict, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double points,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProgramError error, String stdout, String stderr,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String transcript,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TriedProgram program) {

		/** A test that expects nothing has no verdict when it was accepted. */
		private static Reply of(TestView test) {
			if (test.transcript() != null) {
				return ofTalk(test);
			}
			return new Reply(test.index(), Objects.requireNonNullElse(test.verdict(), Verdict.ACCEPTED), test.points(),
					test.message(), test.error(), text(test.stdout()), text(test.stderr()), null, null);
		}

		private static Reply ofTalk(TestView test) {
			CheckerReport interactor = test.checker();
			return new Reply(test.index(), Objects.requireNonNull(test.verdict(), "an interactor decides"),
					test.points(), (test.message() != null) ? test.message() : test.difference(),
					(interactor != null) ? interactor.error() : null, "",
					(interactor != null) ? interactor.stderr() : "", test.transcript(),
					new TriedProgram(test.error(), text(test.stderr())));
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

	/**
	 * The program that talked with an interactor.
	 *
	 * @param error why it failed; null when it did not
	 */
	public record TriedProgram(@Nullable ProgramError error, String stderr) {
	}

}
