package dev.gavel.api.question.suite;

import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;
import java.util.stream.Stream;

/** A suite that has its name and can be stored. */
public final class PlannedSuite {

	private final StoredSuite suite;

	private final List<SuitePlan.Group> groups;

	private final SuiteSource source;

	private PlannedSuite(SuitePlan plan, SuiteSource source) {
		this.suite = plan.suite();
		this.groups = plan.groups();
		this.source = source;
	}

	public static PlannedSuite of(SuiteHead head, List<SuiteTest> tests) {
		return of(head, SuiteSource.of(tests));
	}

	static PlannedSuite of(SuiteHead head, SuiteSource source) {
		try (Stream<SuiteTest> all = source.all()) {
			return new PlannedSuite(SuitePlan.of(head, all), source);
		}
	}

	public String hash() {
		return suite.hash();
	}

	/** Returns the length of all its lines. */
	public long bytes() {
		return suite.bytes();
	}

	StoredSuite suite() {
		return suite;
	}

	List<SuitePlan.Group> groups() {
		return groups;
	}

	SuiteSource source() {
		return source;
	}

}
