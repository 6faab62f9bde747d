package dev.gavel.worker.judging;

import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.CheckerReply;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.value.EncodedValue;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.SandboxFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question's checker about the answers of a program, after the program has ended
 * and in another cell. The worker has decoded the answers and encoded them again, so the
 * checker gets plain values of the declared type. One process judges all tests; if it
 * ends, a new one continues with the next test.
 */
final class Checking implements AutoCloseable {

	private final Inquiry inquiry;

	private final CheckerCalls calls;

	private final ShownText shown;

	private final AnswerSpool answers;

	private final int maxTimeouts;

	private long micros;

	/**
	 * @param folder where many answers are kept
	 */
	Checking(Inquiry inquiry, JudgingProperties properties, ShownText shown, Path folder) {
		this.inquiry = inquiry;
		this.calls = new CheckerCalls(inquiry.checker(), properties, inquiry.call());
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
		return calls.program();
	}

	RunLimits limits() {
		return calls.limits();
	}

	/**
	 * Replaces the reports on the tests whose answers wait, but not all of them when the
	 * checker is unfit or too slow. One call for each answer may take as long as the
	 * limit; further right answers get no more time.
	 */
	void check(TestSuite suite, FairRuns runs, Findings.Collected found) throws SandboxFailure {
		int timeouts = 0;
		for (int index : answers.tests()) {
			try (TestRoom room = TestRoom.take(suite.bytes(index) + answers.size(index), CheckerCalls.REPLY_BYTES)) {
				SuiteTest test = suite.test(index);
				Reply reply = reply(test, answers.answer(index), runs);
				found.replace(checked(found.report(index), reply, test));
				if (reply.said() == null) {
					found.failed(inquiry.failure());
				}
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
				return new Reply(null, calls.explanation().tooSlowTogether(answers.tests().size()), best.result());
			}
			Reply reply = timed(calls.call(arguments(test, right, answer), runs));
			best = (best == null || reply.isBetterThan(best)) ? reply : best;
			if (best.decides()) {
				break;
			}
		}
		return Objects.requireNonNull(best, "the test expects nothing");
	}

	private Reply timed(Reply reply) {
		micros += Math.min(reply.result().cpuTimeMicros(), limitMicros());
		return reply;
	}

	private boolean isOutOfTime() {
		return micros >= limitMicros() * answers.tests().size();
	}

	private long limitMicros() {
		return limits().cpuTime().toNanos() / 1000;
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

	private TestReport checked(TestReport report, Reply reply, SuiteTest test) {
		CheckerReply said = reply.said();
		if (said == null) {
			ProgramError error = Objects.requireNonNull(reply.error(), "a failure has an error");
			return report.checked(Verdict.INTERNAL_ERROR, null, null,
					forAuthor(null, shown.cut(inquiry.explained(error, test)), reply));
		}
		String message = (said.message() != null) ? shown.cut(said.message()) : null;
		return inquiry.replied(report, said, test.hidden() ? null : message)
			.with(forAuthor(test.hidden() ? message : null, null, reply));
	}

	/**
	 * Leaves out what there is no room for: of ten thousand tests, it would be too much.
	 */
	private @Nullable CheckerReport forAuthor(@Nullable String message, @Nullable ProgramError error, Reply reply) {
		String stdout = shown.cut(reply.result().stdout());
		String stderr = shown.cut(reply.result().stderr());
		boolean nothing = Stream.of(message, (error != null) ? error.type() : null, stdout, stderr)
			.allMatch((text) -> text == null || text.isEmpty() || text.equals(TestReport.CUT));
		return nothing ? null : new CheckerReport(message, error, stdout, stderr);
	}

	@Override
	public void close() {
		answers.close();
	}

}
