package dev.gavel.worker.judging;

import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.TestSuite;
import dev.gavel.worker.output.WholeOutputs;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.testrun.FairRuns;
import dev.gavel.worker.testrun.HelpedRuns;
import dev.gavel.worker.testrun.Helpers;
import dev.gavel.worker.testrun.TestedProgram;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/** The tests of one submission, judged one after the other. */
final class TestSequence {

	/** The harness's type of the error. */
	static final String STATEMENTS_REFUSED = "StatementsDoNotCompile";

	private final Program program;

	private final TestSuite suite;

	private final List<Integer> order;

	private final Iterator<Integer> tests;

	private final TestJudging judging;

	private final Findings.Collected found;

	private final JudgingProperties properties;

	private final WholeOutputs outputs;

	private final IntConsumer testsDone;

	/**
	 * @param order the tests, counted from 1, in the order in which they run
	 * @param testsDone see {@link Judge#judge}
	 */
	TestSequence(Program program, TestSuite suite, List<Integer> order, TestJudging judging, Findings.Collected found,
			JudgingProperties properties, WholeOutputs outputs, IntConsumer testsDone) {
		this.program = program;
		this.suite = suite;
		this.order = order;
		this.tests = order.iterator();
		this.judging = judging;
		this.found = found;
		this.properties = properties;
		this.outputs = outputs;
		this.testsDone = testsDone;
	}

	/**
	 * Judges tests until there are no more, or answers have to be checked first.
	 * @return whether others may follow
	 */
	boolean judge(FairRuns runs, Helpers helpers) throws SandboxFailure {
		boolean independent = judging.interacting() == null;
		TestedProgram tested = new TestedProgram(program, judging.limits(), suite, order, judging::input, independent);
		try (HelpedRuns helped = new HelpedRuns(tested, runs, judging.printed(), helpers)) {
			boolean goesOn = true;
			while (goesOn && tests.hasNext() && !judging.isFull()) {
				int index = tests.next();
				goesOn = found.skips(index) || judge(index, helped);
			}
			return goesOn && tests.hasNext();
		}
	}

	/** Returns whether other tests may follow. */
	private boolean judge(int index, HelpedRuns runs) throws SandboxFailure {
		try (TestRoom room = TestRoom.take(suite.bytes(index), properties.resultLimit().toBytes())) {
			SuiteTest test = suite.test(index);
			RunResult result = runs.run(index, test);
			if (Thread.currentThread().isInterrupted()) {
				throw new CancellationException("the slot no longer waits for the verdict");
			}
			if (result.outcome() == RunOutcome.DOES_NOT_COMPILE) {
				// Believed, because the harness reports this before the program runs.
				found.endedWithoutProgram(ofTest(index, judging.explain(result)));
				return false;
			}
			if (result.outcome() == RunOutcome.ENTRY_POINT_MISSING && found.size() == 0) {
				found.endedWithoutProgram(test.hidden() ? null : judging.explain(result));
				return false;
			}
			report(index, test, result);
			// Wall-clock time must not decide: a busy machine slows tests.
			return found.timeouts() + found.failures() + judging.idled() < properties.maxTimeouts();
		}
	}

	private void report(int index, SuiteTest test, RunResult result) {
		TestReport report = outputs.addTo(judging.report(test, index, result), test, result, judging.printed());
		found.add(test, report, result);
		if (judging.interacting() != null) {
			InteractionReport.failure(report).ifPresent(found::failed);
		}
		testsDone.accept(found.shown());
	}

	/** The harness compiles the statements of a test before the program runs. */
	private static ProgramError ofTest(int index, ProgramError error) {
		return !error.type().equals(STATEMENTS_REFUSED) ? error
				: new ProgramError(error.type(),
						"the statements of test %d do not compile: %s%s".formatted(index, error.message(),
								(error.line() != null) ? ", line " + error.line() : ""),
						error.line(), error.traceback());
	}

}
