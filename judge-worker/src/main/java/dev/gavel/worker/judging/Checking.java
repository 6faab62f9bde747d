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
import dev.gavel.worker.testrun.FairRuns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

	private final long answersLimit;

	private final int maxTimeouts;

	/** Answers that the checker has been asked about before. */
	private int asked;

	/** Processes of the checker that have ended. */
	private int ends;

	private long cpuMicros;

	private long wallMicros;

	/**
	 * @param folder where many answers are kept
	 */
	Checking(Inquiry inquiry, JudgingProperties properties, ShownText shown, Path folder) {
		this.inquiry = inquiry;
		this.calls = new CheckerCalls(inquiry.checker(), properties, inquiry.call());
		this.shown = shown;
		this.answers = new AnswerSpool(folder);
		this.answersLimit = properties.answersLimit().toBytes();
		this.maxTimeouts = properties.maxTimeouts();
	}

	/** Keeps an answer to be checked. */
	void add(int index, EncodedValue answer) {
		answers.add(index, answer.toBytes());
	}

	/** Whether the answers have to be checked before there are more. */
	boolean isFull() {
		return hasAnswers() && answers.bytes() >= answersLimit;
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
	 * limit; further right answers get no more time. No answer waits afterwards.
	 */
	void check(TestSuite suite, FairRuns runs, Findings.Collected found) throws SandboxFailure {
		checkAll(suite, runs, found);
		asked += answers.tests().size();
		answers.clear();
	}

	private void checkAll(TestSuite suite, FairRuns runs, Findings.Collected found) throws SandboxFailure {
		for (int index : answers.tests()) {
			if (found.skips(index)) {
				continue;
			}
			try (TestRoom room = room(suite.bytes(index), answers.size(index))) {
				SuiteTest test = suite.test(index);
				Reply reply = reply(test, answers.answer(index), runs);
				found.replace(checked(found.report(index), reply, test));
				if (reply.said() == null) {
					found.failed(inquiry.failure());
				}
				ends += reply.endsItsProcess() ? 1 : 0;
				if (ends >= maxTimeouts || reply.isOfWholeChecker() || reply.said() == null && tooSlow() != null) {
					return;
				}
			}
		}
	}

	/** Asks about each right answer, until the checker accepts one. */
	private Reply reply(SuiteTest test, byte[] answer, FairRuns runs) throws SandboxFailure {
		Reply best = null;
		for (EncodedValue right : inquiry.expected(test)) {
			ProgramError tooSlow = tooSlow();
			if (best != null && tooSlow != null) {
				return new Reply(null, tooSlow, best.result());
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
		cpuMicros += Math.min(reply.result().cpuTimeMicros(), micros(limits().cpuTime()));
		wallMicros += Math.min(reply.result().wallTimeMicros(), micros(limits().idleTime()));
		return reply;
	}

	/** Returns what is wrong when all calls so far took too long; otherwise null. */
	private @Nullable ProgramError tooSlow() {
		int tests = asked + answers.tests().size();
		if (cpuMicros >= micros(limits().cpuTime()) * tests) {
			return calls.explanation().tooSlowTogether(tests);
		}
		return (wallMicros >= micros(limits().idleTime()) * tests) ? calls.explanation().tooIdleTogether(tests) : null;
	}

	private static long micros(Duration time) {
		return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
	}

	/**
	 * A test and its answer are in memory, and twice again as the arguments of a call.
	 */
	private static TestRoom room(long testBytes, long answerBytes) {
		return TestRoom.take(3 * (testBytes + answerBytes), CheckerCalls.REPLY_BYTES);
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
