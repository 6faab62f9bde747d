package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.scoring.TestPlan;
import dev.gavel.worker.testrun.FairRuns;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries a checker before it is stored: calls it as {@link Checking} does, with the
 * arguments of each test. Without tests, it only finds out whether it can be called.
 */
final class CheckerTry {

	private final CheckerCalls calls;

	private final ShownText shown;

	private final int maxTimeouts;

	/**
	 * @param job whose program is the checker
	 */
	CheckerTry(JudgeJob job, JudgingProperties properties) {
		Checker checker = new Checker(job.source(), job.run().environment(), job.run().limits());
		this.calls = new CheckerCalls(checker, properties, AnswerInquiry.CALL);
		this.shown = new ShownText(properties, properties.reportText().toBytes());
		this.maxTimeouts = properties.maxTimeouts();
	}

	Program program(TestSuite suite) {
		return (suite.size() == 0) ? calls.toBeLoaded() : calls.program();
	}

	RunLimits limits() {
		return calls.limits();
	}

	/**
	 * @param testsDone called after each test with the number of tests that have run
	 */
	Findings run(TestSuite suite, FairRuns runs, IntConsumer testsDone) throws SandboxFailure {
		if (suite.size() == 0) {
			ProgramError error = calls.load(runs);
			return (error != null) ? Findings.ofUnfitChecker(shown.cut(error))
					: new Findings.Collected(TestPlan.EVERYTHING).all();
		}
		Findings.Collected found = new Findings.Collected(TestPlan.EVERYTHING);
		int ends = 0;
		for (int index = 1; index <= suite.size() && ends < maxTimeouts; index++) {
			try (TestRoom room = TestRoom.take(suite.bytes(index), CheckerCalls.REPLY_BYTES)) {
				SuiteTest test = suite.test(index);
				Reply reply = calls.call(test.encodedArguments().toBytes(), runs);
				if (reply.isOfWholeChecker() && reply.error() != null) {
					return Findings.ofUnfitChecker(shown.cut(reply.error()));
				}
				found.add(test, report(test, index, reply), reply.result());
				ends += reply.endsItsProcess() ? 1 : 0;
			}
			testsDone.accept(found.size());
		}
		return found.all();
	}

	private TestReport report(SuiteTest test, int index, Reply reply) {
		RunResult result = reply.result();
		CheckerReply said = reply.said();
		return new TestReport(test.testCaseId(), index, verdict(said), result.cpuTimeMicros(), result.wallTimeMicros(),
				result.peakMemoryBytes(), null, null, (reply.error() != null) ? shown.cut(reply.error()) : null,
				shown.cut(result.stdout()), shown.cut(result.stderr()), (said != null) ? said.points() : null,
				(said != null && said.message() != null) ? shown.cut(said.message()) : null, null, null);
	}

	private static Verdict verdict(@Nullable CheckerReply said) {
		if (said == null) {
			return Verdict.INTERNAL_ERROR;
		}
		return said.accepts() ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
	}

}
