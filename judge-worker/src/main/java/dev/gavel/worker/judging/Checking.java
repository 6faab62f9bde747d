package dev.gavel.worker.judging;

import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.Isolation;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question's checker about the answers of a program, after the program has ended
 * and in another cell. The worker has decoded the answers and encoded them again, so the
 * checker gets plain values of the declared type. One process judges all tests; if it
 * ends, a new one continues with the next test.
 */
final class Checking implements AutoCloseable {

	/** What solvers learn when the checker gave no verdict. */
	static final ProgramError FAILED = new ProgramError("CheckerFailed", "the author's checker failed", null, null);

	private static final String DEFINITION = "a function check(input, expected, answer)";

	private static final Map<String, String> SETTINGS = Map.of("file", "checker.py", "entry_point", "check",
			"return_type", CheckerReply.TYPE);

	private static final int REPLY_BYTES = 64 * 1024;

	private final Checker spec;

	private final Inquiry inquiry;

	private final RunLimits limits;

	private final Explanation explanation;

	private final ShownText shown;

	private final AnswerSpool answers;

	private final int maxTimeouts;

	private long micros;

	/**
	 * @param folder where many answers are kept
	 */
	Checking(Checker spec, Inquiry inquiry, JudgingProperties properties, ShownText shown, Path folder) {
		this.spec = spec;
		this.inquiry = inquiry;
		this.limits = properties.runLimits(spec.limits(), REPLY_BYTES);
		this.explanation = new Explanation(DEFINITION, "FunctionNotFound", "check returned", limits);
		this.shown = shown;
		this.answers = new AnswerSpool(folder, properties.answersLimit().toBytes());
		this.maxTimeouts = properties.maxTimeouts();
	}

	/**
	 * Keeps an answer to be checked.
	 * @return false when all answers together would exceed the limit
	 */
	boolean add(int index, EncodedValue answer) {
		return answers.add(index, answer.toBytes());
	}

	boolean hasAnswers() {
		return !answers.tests().isEmpty();
	}

	Program program() {
		return new Program(spec.code(), SETTINGS, Isolation.SUBMISSION, spec.environment());
	}

	RunLimits limits() {
		return limits;
	}

	/**
	 * Replaces the reports on the tests whose answers wait, but not all of them when the
	 * checker is unfit or too slow. One call for each answer may take as long as the
	 * limit; further right answers get no more time.
	 */
	void check(TestSuite suite, FairRuns runs, Findings.Collected found) throws SandboxFailure {
		int timeouts = 0;
		for (int index : answers.tests()) {
			try (TestRoom room = TestRoom.take(suite.bytes(index) + answers.size(index), REPLY_BYTES)) {
				Reply reply = reply(suite.test(index), answers.answer(index), runs);
				found.replace(checked(found.report(index), reply, suite.isHidden(index)));
				timeouts += reply.isTimeout() ? 1 : 0;
				if (timeouts >= maxTimeouts || reply.isOfWholeChecker() || reply.said() == null && isOutOfTime()) {
					return;
				}
			}
		}
	}

	/** Asks about each right answer, until the checker accepts one. */
	private Reply reply(SuiteTest test, byte[] answer, FairRuns runs) throws SandboxFailure {
		Reply best = null;
		for (EncodedValue right : inquiry.expected(test)) {
			if (best != null && isOutOfTime()) {
				return new Reply(null, explanation.tooSlowTogether(answers.tests().size()), best.result());
			}
			Reply reply = reply(timed(runs.run(arguments(test, right, answer))));
			if (Thread.currentThread().isInterrupted()) {
				throw new CancellationException("the slot no longer waits for the verdict");
			}
			best = (best == null || reply.isBetterThan(best)) ? reply : best;
			if (best.decides()) {
				break;
			}
		}
		return Objects.requireNonNull(best, "the test expects nothing");
	}

	private RunResult timed(RunResult result) {
		micros += Math.min(result.cpuTimeMicros(), limits.cpuTime().toNanos() / 1000);
		return result;
	}

	private boolean isOutOfTime() {
		return micros >= limits.cpuTime().toNanos() / 1000 * answers.tests().size();
	}

	private byte[] arguments(SuiteTest test, EncodedValue right, byte[] answer) {
		ByteArrayOutputStream arguments = new ByteArrayOutputStream((int) test.size() + answer.length);
		try {
			arguments.write('[');
			inquiry.writeInput(test, arguments);
			arguments.write(',');
			right.writeTo(arguments);
			arguments.write(',');
			arguments.writeBytes(answer);
			arguments.write(']');
			return arguments.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Reply reply(RunResult result) {
		if (result.outcome() != RunOutcome.RETURNED) {
			return new Reply(null, explanation.of(result), result);
		}
		try {
			return new Reply(CheckerReply.of(Objects.requireNonNull(result.value(), "a returned result has a value")),
					null, result);
		}
		catch (MalformedValue ex) {
			return new Reply(null, new ProgramError("WrongReply", String.valueOf(ex.getMessage()), null, null), result);
		}
	}

	private TestReport checked(TestReport report, Reply reply, boolean hidden) {
		CheckerReply said = reply.said();
		if (said == null) {
			return report.checked(Verdict.INTERNAL_ERROR, null, null, forAuthor(null, reply));
		}
		String message = (said.message() != null) ? shown.cut(said.message()) : null;
		return inquiry.replied(report, said, hidden ? null : message).with(forAuthor(hidden ? message : null, reply));
	}

	private @Nullable CheckerReport forAuthor(@Nullable String message, Reply reply) {
		ProgramError error = (reply.error() != null) ? shown.cut(reply.error()) : null;
		String stdout = shown.cut(reply.result().stdout());
		String stderr = shown.cut(reply.result().stderr());
		boolean nothing = message == null && error == null && stdout.isEmpty() && stderr.isEmpty();
		return nothing ? null : new CheckerReport(message, error, stdout, stderr);
	}

	@Override
	public void close() {
		answers.close();
	}

	/**
	 * How one call of the checker ended.
	 *
	 * @param said null when it failed
	 * @param error why it failed
	 */
	private record Reply(@Nullable CheckerReply said, @Nullable ProgramError error, RunResult result) {

		/** Whether asking about another right answer could change nothing. */
		boolean decides() {
			return said == null || said.accepts();
		}

		boolean isBetterThan(Reply other) {
			return decides() || (other.said != null && said != null && said.points() > other.said.points());
		}

		boolean isTimeout() {
			return result.outcome() == RunOutcome.OUT_OF_TIME || result.outcome() == RunOutcome.IDLE_TOO_LONG;
		}

		/** Whether the checker fails before it gets an answer, and so always. */
		boolean isOfWholeChecker() {
			return switch (result.outcome()) {
				case DOES_NOT_COMPILE, ENTRY_POINT_MISSING -> true;
				case RAISED -> !result.called();
				case RETURNED, EXITED, OUT_OF_MEMORY, OUT_OF_TIME, IDLE_TOO_LONG, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE,
						UNSERIALIZABLE_RESULT, KILLED_BY_SIGNAL ->
					false;
			};
		}

	}

}
