package dev.gavel.api.imports;

import dev.gavel.api.imports.question.QuestionReport;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far an import was read, and what was found that is not stored yet. */
final class Progress {

	private static final int MOST_NOTES = 100;

	private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

	private final List<String> notes = new ArrayList<>();

	private final List<QuestionReport> reports = new ArrayList<>();

	private @Nullable String format;

	private long done;

	private long total;

	private int tests;

	private int refusedTests;

	void recognised(String format) {
		this.format = format;
	}

	void read(long done, long total) {
		this.done = done;
		this.total = total;
	}

	void found(QuestionReport report) {
		counts.merge(report.outcome(), 1, Integer::sum);
		tests += report.tests();
		refusedTests += report.refusedTests();
		reports.add(report);
	}

	void note(String sentence) {
		if (notes.size() < MOST_NOTES) {
			notes.add(sentence);
		}
	}

	@Nullable String format() {
		return format;
	}

	long done() {
		return done;
	}

	long total() {
		return total;
	}

	int count(Outcome outcome) {
		return counts.getOrDefault(outcome, 0);
	}

	/** Returns how many questions were found. */
	int questions() {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	int tests() {
		return tests;
	}

	int refusedTests() {
		return refusedTests;
	}

	List<String> notes() {
		return notes;
	}

	/** Returns how many reports are not stored yet. */
	int waiting() {
		return reports.size();
	}

	/** Returns the reports that are not stored yet, once. */
	List<QuestionReport> takeReports() {
		List<QuestionReport> taken = List.copyOf(reports);
		reports.clear();
		return taken;
	}

}
