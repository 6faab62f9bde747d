package dev.gavel.worker.judging;

import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What judging a program found.
 *
 * @param error never from a process that had a hidden test's arguments
 * @param uncalled whether the first test that failed may have failed before the program's
 * own code ran
 * @param untold whether the program may have failed in a hidden test before its function
 * was called; loading it without arguments then shows the mistake
 */
record Findings(Verdict verdict, @Nullable ProgramError error, List<TestReport> tests, boolean uncalled,
		boolean untold) {

	/** Returns the findings for a program that cannot be run at all. */
	static Findings ofNoProgram(@Nullable ProgramError error) {
		return new Findings(Verdict.COMPILATION_ERROR, error, List.of(), false, error == null);
	}

	/** Returns the findings for a checker that cannot be called at all. */
	static Findings ofUnfitChecker(ProgramError error) {
		return new Findings(Verdict.INTERNAL_ERROR, error, List.of(), false, false);
	}

	/** Collects the reports on tests, in whatever order they run. */
	static final class Collected {

		private final TreeMap<Integer, Found> found = new TreeMap<>();

		private int timeouts;

		private @Nullable Findings ofNoProgram;

		private @Nullable ProgramError failure;

		void add(SuiteTest test, TestReport report, RunResult result) {
			found.put(report.index(), new Found(report, !result.called(), test.hidden()));
			timeouts += (report.verdict() == Verdict.TIME_LIMIT_EXCEEDED) ? 1 : 0;
		}

		/** The program cannot be run at all. */
		Collected endedWithoutProgram(@Nullable ProgramError error) {
			this.ofNoProgram = Findings.ofNoProgram(error);
			return this;
		}

		/** Returns the report on a test that was added. */
		TestReport report(int index) {
			return found.get(index).report();
		}

		/** Replaces the report on a test that was added. */
		void replace(TestReport report) {
			found.computeIfPresent(report.index(),
					(index, former) -> new Found(report, former.uncalled(), former.hidden()));
		}

		/**
		 * A checker failed, so that a test has no verdict.
		 * @param failure what solvers learn of it
		 */
		void failed(ProgramError failure) {
			this.failure = failure;
		}

		int size() {
			return found.size();
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
			boolean checked = found.values().stream().allMatch(Found::hasVerdict);
			return checked ? ofFirstFailure() : new Findings(Verdict.INTERNAL_ERROR, failure, reports(), false, false);
		}

		private Findings ofFirstFailure() {
			return found.values()
				.stream()
				.filter((one) -> one.report().verdict() != Verdict.ACCEPTED)
				.findFirst()
				.map((failed) -> new Findings(failed.report().verdict(), failed.report().error(), reports(),
						failed.uncalled(), failed.uncalled() && failed.hidden()))
				.orElseGet(() -> new Findings(Verdict.ACCEPTED, null, reports(), false, false));
		}

		private List<TestReport> reports() {
			return found.values().stream().map(Found::report).toList();
		}

		private record Found(TestReport report, boolean uncalled, boolean hidden) {

			boolean hasVerdict() {
				return report.verdict() != Verdict.INTERNAL_ERROR;
			}

		}

	}

}
