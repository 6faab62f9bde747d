package dev.gavel.api.program;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.TestResults;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.suite.ShownTests;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Joins the reports on a judgement's tests with the tests. Not to be called in a
 * transaction, because reading large tests may wait for memory.
 */
@Component
public class RanTests {

	/**
	 * All tests of an answer share this limit; otherwise one answer could use up the
	 * memory.
	 */
	private static final int MAX_LENGTH_OF_ALL = 1024 * 1024;

	private final EntityManager entityManager;

	private final Suites suites;

	private final ShownTests shown;

	RanTests(EntityManager entityManager, Suites suites, ShownTests shown) {
		this.entityManager = entityManager;
		this.suites = suites;
		this.shown = shown;
	}

	/** Returns the tests that have run; empty until the judgement is done. */
	public List<RanTest> of(Judgement judgement) {
		if (judgement.state() != JudgementState.DONE) {
			return List.of();
		}
		TestResults results = entityManager.find(TestResults.class, judgement.id());
		return (results != null) ? of(results.reports(), judgement.run().suiteHash()) : List.of();
	}

	/** Returns the tests of a judgement that has just ended. */
	public List<RanTest> of(JudgementEnded end) {
		return of(end.reports(), end.run().suiteHash());
	}

	/** Returns the tests that have run, as far as they may be shown. */
	public List<RanTest> of(Judgement judgement, Visibility visibility) {
		Withheld withheld = withheld(judgement, visibility);
		return (withheld == null) ? of(judgement)
				: all(results(judgement).reports(), withheld, judgement.run().suiteHash());
	}

	/**
	 * Returns the tests of a judgement that has just ended, as far as they may be shown.
	 */
	public List<RanTest> of(JudgementEnded end, Visibility visibility) {
		Withheld withheld = end.withheld();
		return (withheld == null || visibility != Visibility.ALL) ? of(end)
				: all(end.reports(), withheld, end.run().suiteHash());
	}

	/** Returns what only authors see of a judgement, if the caller is one. */
	public @Nullable Withheld withheld(Judgement judgement, Visibility visibility) {
		boolean seen = visibility == Visibility.ALL && judgement.run().withheldTests() > 0
				&& judgement.state() == JudgementState.DONE;
		TestResults results = seen ? entityManager.find(TestResults.class, judgement.id()) : null;
		return (results != null) ? results.withheld() : null;
	}

	private TestResults results(Judgement judgement) {
		return Objects.requireNonNull(entityManager.find(TestResults.class, judgement.id()), "it was judged");
	}

	private List<RanTest> all(List<TestReport> shown, Withheld withheld, String suiteHash) {
		return of(Stream.concat(shown.stream(), withheld.tests().stream())
			.sorted(Comparator.comparingInt(TestReport::index))
			.toList(), suiteHash);
	}

	private List<RanTest> of(List<TestReport> reports, String suiteHash) {
		if (reports.isEmpty()) {
			return List.of();
		}
		TestFormat format = Kinds.tests(suites.head(suiteHash).kind());
		// Powers of two, so that judgements of about as many tests share what was read.
		int maxLength = Integer.highestOneBit(MAX_LENGTH_OF_ALL / reports.size());
		Map<Integer, SuiteTest> tests = shown.of(suiteHash, reports.stream().map(TestReport::index).toList(),
				RanTest.charactersRead(maxLength));
		return reports.stream()
			.map((report) -> new RanTest(report, tests.get(report.index()), format, maxLength))
			.toList();
	}

}
