package dev.gavel.worker.scoring;

import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Score;
import dev.gavel.scoring.ScoreSheet;
import dev.gavel.scoring.TestScoring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a program scores with the tests of a suite. */
public final class SuiteScores {

	private final ScoreSheet sheet;

	private final boolean withholds;

	public SuiteScores(TestSuite suite) {
		List<TestScoring> tests = IntStream.rangeClosed(1, suite.size()).mapToObj(suite::scoring).toList();
		this.sheet = new ScoreSheet(suite.head().scoring(), tests);
		this.withholds = tests.stream().anyMatch(TestScoring::withheld);
	}

	/**
	 * Returns what solvers see.
	 * @param verdict of their tests
	 * @param tests those that ran
	 */
	public @Nullable Score score(Verdict verdict, List<TestReport> tests) {
		return score(verdict, tests, false);
	}

	/**
	 * Returns what only authors see; null when no test is withheld.
	 * @param verdict without the withheld tests
	 * @param tests those that ran and are not withheld
	 * @param withheld those that ran and are
	 */
	public @Nullable Withheld withheld(Verdict verdict, List<TestReport> tests, List<TestReport> withheld) {
		if (!withholds) {
			return null;
		}
		List<TestReport> all = Stream.concat(tests.stream(), withheld.stream())
			.sorted(Comparator.comparingInt(TestReport::index))
			.toList();
		Verdict ofAll = verdict.isOfWholeProgram() ? verdict : verdict(all);
		return new Withheld(ofAll, score(ofAll, all, true), withheld);
	}

	private static Verdict verdict(List<TestReport> all) {
		return all.stream()
			.map(TestReport::verdict)
			.filter((one) -> one == Verdict.INTERNAL_ERROR)
			.findFirst()
			.orElseGet(() -> all.stream()
				.map(TestReport::verdict)
				.filter((one) -> one != Verdict.ACCEPTED)
				.findFirst()
				.orElse(Verdict.ACCEPTED));
	}

	private @Nullable Score score(Verdict verdict, List<TestReport> tests, boolean all) {
		if (verdict == Verdict.INTERNAL_ERROR) {
			return null;
		}
		Map<Integer, Double> passed = tests.stream().collect(Collectors.toMap(TestReport::index, TestReport::passed));
		return sheet.score(passed, (feedback) -> all || feedback != Feedback.NONE);
	}

}
