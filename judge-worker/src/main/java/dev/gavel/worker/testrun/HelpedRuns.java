package dev.gavel.worker.testrun;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.worker.printed.PrintedAnswer;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The test runs of a submission in its own cell, and in those of helpers if it takes
 * long. The thread that asks for results gets them in the order of the tests, and while a
 * helper runs the test that is due, it runs a later one.
 */
public final class HelpedRuns implements AutoCloseable {

	private final TestedProgram tested;

	private final FairRuns own;

	private final @Nullable PrintedAnswer printed;

	private final Helpers helpers;

	private final RunsAhead ahead;

	private final Pace pace = new Pace();

	/**
	 * @param printed gets what the program prints, if that is its answer
	 */
	public HelpedRuns(TestedProgram tested, FairRuns own, @Nullable PrintedAnswer printed, Helpers helpers) {
		this.tested = tested;
		this.own = own;
		this.printed = printed;
		this.helpers = helpers;
		this.ahead = new RunsAhead(tested);
	}

	/**
	 * Runs a test that comes after all that were asked for before, or returns the result
	 * that it has already.
	 * @param index of the test in its suite
	 * @throws CancellationException when the thread is interrupted while it waits for a
	 * helper
	 */
	public RunResult run(int index, SuiteTest test) throws SandboxFailure {
		ahead.makeDue(index);
		KeptRun kept = awaitDue();
		RunResult result = (kept != null) ? kept.printedTo(printed) : own.run(tested.input().apply(test), printed);
		if (isTooSlow(result)) {
			ahead.stop();
		}
		pace.ended(result);
		askForHelp();
		return result;
	}

	private @Nullable KeptRun awaitDue() throws SandboxFailure {
		try {
			for (Integer test = ahead.nextMeanwhile(); test != null; test = ahead.nextMeanwhile()) {
				ahead.run(test, own);
			}
			return ahead.takeDue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted while a helper runs a test");
		}
	}

	private static boolean isTooSlow(RunResult result) {
		return result.outcome() == RunOutcome.OUT_OF_TIME || result.outcome() == RunOutcome.IDLE_TOO_LONG;
	}

	private void askForHelp() {
		if (!ahead.wantsHelp() || !pace.isTimeToLook()) {
			return;
		}
		int more = pace.worthwhileHelpers(ahead.left()) - ahead.helpers();
		while (more > 0 && ahead.wantsHelp() && helpers.start(tested, ahead)) {
			more--;
		}
	}

	@Override
	public void close() {
		ahead.stop();
	}

}
