package dev.gavel.api.reference;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.database.Collected;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.reference.SolutionRun.RunOutcome;
import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records how runs of reference solutions end, in the transaction that ends them. */
@Component
class RecordedRuns {

	private final VerificationTable table;

	private final Collected<JudgementEnded> ended = new Collected<>(this::record);

	RecordedRuns(VerificationTable table) {
		this.table = table;
	}

	@EventListener
	void onEnded(JudgementEnded end) {
		if (Verifications.isRun(end)) {
			ended.add(end);
		}
	}

	private void record(List<JudgementEnded> ended) {
		table.end(ended.stream().collect(Collectors.toMap(JudgementEnded::programId, RecordedRuns::outcome)));
	}

	private static RunOutcome outcome(JudgementEnded end) {
		List<TestReport> tests = tests(end);
		return new RunOutcome(verdict(end), explanation(end, tests), most(tests, TestReport::cpuTimeMicros),
				most(tests, TestReport::peakMemoryBytes), letters(tests));
	}

	/** Returns those of all tests in their order, of withheld ones too. */
	private static List<TestReport> tests(JudgementEnded end) {
		Withheld withheld = end.withheld();
		return Stream.concat(end.reports().stream(), (withheld != null) ? withheld.tests().stream() : Stream.empty())
			.sorted(Comparator.comparing(TestReport::index))
			.toList();
	}

	private static @Nullable Verdict verdict(JudgementEnded end) {
		return (end.withheld() != null) ? end.withheld().verdict() : end.outcome().verdict();
	}

	private static @Nullable String explanation(JudgementEnded end, List<TestReport> tests) {
		if (verdict(end) == Verdict.INTERNAL_ERROR) {
			return end.attempt().failureReason();
		}
		if (end.outcome().error() != null && tests.stream().allMatch((test) -> test.verdict() == Verdict.ACCEPTED)) {
			return end.outcome().error().sentence();
		}
		return tests.stream()
			.filter((test) -> test.verdict() != Verdict.ACCEPTED)
			.findFirst()
			.map((test) -> "Test %d%s".formatted(test.index(), detail(test)))
			.orElse(null);
	}

	private static String detail(TestReport test) {
		FirstDifference first = test.firstDifference();
		if (test.error() != null) {
			return ": " + test.error().sentence();
		}
		if (first != null) {
			return ", line %d: expected '%s', got '%s'".formatted(first.actual().line(), line(first.expected()),
					line(first.actual()));
		}
		return ": " + Objects.requireNonNullElseGet(test.difference(),
				() -> test.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
	}

	/** Returns the line that differs. */
	private static String line(Excerpt excerpt) {
		String before = excerpt.before().substring(excerpt.before().lastIndexOf('\n') + 1);
		return Expected.shortened(before + excerpt.after().lines().findFirst().orElse(""));
	}

	private static long most(List<TestReport> tests, ToLongFunction<TestReport> used) {
		return tests.stream().mapToLong(used).max().orElse(0);
	}

	private static String letters(List<TestReport> tests) {
		int last = tests.isEmpty() ? 0 : tests.get(tests.size() - 1).index();
		StringBuilder letters = new StringBuilder(String.valueOf(RunOutcome.NOT_RUN).repeat(last));
		tests.forEach((test) -> letters.setCharAt(test.index() - 1, RunOutcome.letter(test.verdict())));
		return letters.toString();
	}

}
