package dev.gavel.worker.judging;

import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.TestScoring;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.scoring.TestPlan;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What judging a program found.
 *
 * @param verdict does not depend on withheld tests, and nothing else but the last two
 * parameters does
 * @param error never from a process that had a hidden test's arguments
 * @param tests those that ran and are not withheld
 * @param untold whether the program may have failed in a hidden test before its function
 * was called; loading it without arguments then shows the mistake
 * @param uncalled whether the first test that failed may have failed before the program's
 * own code ran
 * @param withheld the withheld tests that ran
 */
record Findings(Verdict verdict, @Nullable ProgramError error, List<TestReport> tests, boolean untold, boolean uncalled,
		List<TestReport> withheld) {

	/** Returns the findings for a program that cannot be run at all. */
	static Findings ofNoProgram(@Nullable ProgramError error) {
		return new Findings(Verdict.COMPILATION_ERROR, error, List.of(), error == null, false, List.of());
	}

	/** Returns the findings for a checker that cannot be called at all. */
	static Findings ofUnfitChecker(ProgramError error) {
		return new Findings(Verdict.INTERNAL_ERROR, error, List.of(), false, false, List.of());
	}

	/** Collects the reports on tests, in whatever order they run. */
	static final class Collected {

		private final TreeMap<Integer, Found> found = new TreeMap<>();

		private final TestPlan plan;

		private int timeouts;

		private int withheld;

		private int failures;

		private @Nullable Findings ofNoProgram;

		private @Nullable ProgramError failure;

		Collected(TestPlan plan) {
			this.plan = plan;
		}

		void add(SuiteTest test, TestReport report, RunResult result) {
			found.put(report.index(), new Found(report, !result.called(), test.scoring()));
			withheld += test.scoring().withheld() ? 1 : 0;
			note(report);
			timeouts += (report.verdict() == Verdict.TIME_LIMIT_EXCEEDED) ? 1 : 0;
		}

		/** A test that waits for its checker has not failed. */
		private void note(TestReport report) {
			if (report.verdict() != Verdict.ACCEPTED && report.verdict() != Verdict.INTERNAL_ERROR) {
				plan.failed(report.index());
			}
		}

		/** Whether a test is not run because of others that have failed before it. */
		boolean skips(int index) {
			return plan.skips(index);
		}

		/** The program cannot be run at all. */
		void endedWithoutProgram(@Nullable ProgramError error) {
			this.ofNoProgram = Findings.ofNoProgram(error);
		}

		/** Returns the report on a test that was added. */
		TestReport report(int index) {
			return found.get(index).report();
		}

		/** Replaces the report on a test that was added. */
		void replace(TestReport report) {
			found.computeIfPresent(report.index(),
					(index, former) -> new Found(report, former.uncalled(), former.scoring()));
			note(report);
		}

		/**
		 * A checker failed, so that a test has no verdict.
		 * @param failure what solvers learn of it
		 */
		void failed(ProgramError failure) {
			this.failure = failure;
			this.failures++;
		}

		int size() {
			return found.size();
		}

		/** Returns how many tests have run that are not withheld. */
		int shown() {
			return found.size() - withheld;
		}

		/** Returns in how many tests an author's code failed. */
		int failures() {
			return failures;
		}

		int timeouts() {
			return timeouts;
		}

		/**
		 * Returns the findings. The verdict is that of the first failed test in the
		 * suite's order. There is none on the program when the checker failed in any
		 * test.
		 */
		Findings all() {
			if (ofNoProgram != null) {
				return ofNoProgram;
			}
			List<Found> ran = found.values().stream().filter((one) -> !plan.skips(one.report().index())).toList();
			List<Found> shown = ran.stream().filter((one) -> !one.scoring().withheld()).toList();
			List<TestReport> withheld = reports(ran.stream().filter((one) -> one.scoring().withheld()).toList());
			Found failed = firstFailure(shown);
			if (!shown.stream().allMatch(Found::hasVerdict)) {
				return new Findings(Verdict.INTERNAL_ERROR, failure, reports(shown), false, false, withheld);
			}
			boolean uncalled = isUncalled(firstFailure(ran));
			return (failed == null) ? new Findings(Verdict.ACCEPTED, null, reports(shown), false, uncalled, withheld)
					: new Findings(failed.report().verdict(), failed.report().error(), reports(shown),
							failed.uncalled() && failed.scoring().hidden(), uncalled, withheld);
		}

		private static @Nullable Found firstFailure(List<Found> tests) {
			return tests.stream().filter((one) -> one.report().verdict() != Verdict.ACCEPTED).findFirst().orElse(null);
		}

		private static boolean isUncalled(@Nullable Found failed) {
			return failed != null && failed.uncalled();
		}

		private static List<TestReport> reports(List<Found> tests) {
			return tests.stream().map(Found::report).toList();
		}

		private record Found(TestReport report, boolean uncalled, TestScoring scoring) {

			boolean hasVerdict() {
				return report.verdict() != Verdict.INTERNAL_ERROR;
			}

		}

	}

}
