package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.program.TestView;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.CheckerReply;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.literal.PythonLiteral;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checker that is tried, as answered.
 *
 * @param position in the queue, from 1; null when it no longer waits
 * @param error why the checker cannot be run at all
 * @param tests empty until it is done
 */
public record CheckerTryView(UUID id, JudgementState status, @Nullable Integer position, @Nullable ProgramError error,
		List<Reply> tests) implements Awaited {

	static CheckerTryView of(EvaluationView evaluation) {
		List<TestView> tests = (evaluation.tests() != null) ? evaluation.tests() : List.of();
		boolean ofTest = tests.stream().anyMatch((test) -> test.error() != null);
		return new CheckerTryView(evaluation.id(), evaluation.status(), evaluation.position(),
				ofTest ? null : evaluation.error(), tests.stream().map(Reply::of).toList());
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

		private static Reply of(TestView test) {
			if (test.error() != null || test.output() == null) {
				return failed(test, test.error());
			}
			if (test.outputTruncated()) {
				return failed(test, wrong("check returned a message that is too long to be shown here"));
			}
			try {
				CheckerReply reply = CheckerReply.of(PythonLiteral.parse(test.output()));
				return new Reply(test.index(), reply.accepts() ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER,
						reply.points(), reply.message(), null, text(test.stdout()), text(test.stderr()));
			}
			catch (MalformedValue ex) {
				return failed(test, wrong(String.valueOf(ex.getMessage())));
			}
		}

		private static Reply failed(TestView test, @Nullable ProgramError error) {
			return new Reply(test.index(), Verdict.INTERNAL_ERROR, null, null, error, text(test.stdout()),
					text(test.stderr()));
		}

		private static ProgramError wrong(String message) {
			return new ProgramError("WrongReply", message, null, null);
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

}
