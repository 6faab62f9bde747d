package dev.gavel.api.question.testcase;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Installation;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records changes of tests without their values. The database hashes them, so that they
 * need no memory here; without accounts it is not asked.
 */
@Component
class AuditedTests {

	/** Of tests that are added together; the entry says how many there are. */
	private static final int MOST_LISTED = 100;

	private final Audit audit;

	private final Installation installation;

	private final JdbcClient database;

	AuditedTests(Audit audit, Installation installation, JdbcClient database) {
		this.audit = audit;
		this.installation = installation;
		this.database = database;
	}

	/** Returns a test as it is stored now. */
	@Nullable AuditedTest find(long id) {
		List<AuditedTest> found = find(List.of(id));
		return found.isEmpty() ? null : found.get(0);
	}

	private List<AuditedTest> find(Collection<Long> ids) {
		if (installation.isOpen() || ids.isEmpty()) {
			return List.of();
		}
		return database
			.sql("""
					select id, ordinal as `index`, hidden, withheld, points, test_group, sha2(concat_ws('\\n', arguments, expected, others, raises, raises_message, comparison,
					explanation), 256) as hash
					from test_cases where id in (:ids) order by ordinal""")
			.param("ids", ids)
			.query(AuditedTest.class)
			.list();
	}

	/** To be called once the tests are stored. */
	void added(Caller caller, long questionId, List<Long> ids) {
		List<AuditedTest> listed = find(ids.subList(0, Math.min(ids.size(), MOST_LISTED)));
		changed(caller, questionId, null,
				(ids.size() == 1 && !listed.isEmpty()) ? listed.get(0) : new Added(ids.size(), listed));
	}

	void changed(Caller caller, long questionId, @Nullable Object before, @Nullable Object after) {
		audit.record(caller, Action.TESTS_CHANGED, questionId, before, after);
	}

	/** To be called once the outputs are stored. */
	void replacedOutputs(Caller caller, long questionId, List<Long> ids) {
		changed(caller, questionId, null,
				new Replaced(ids.size(), find(ids.subList(0, Math.min(ids.size(), MOST_LISTED)))));
	}

	/**
	 * What the audit log keeps of a test case.
	 *
	 * @param points in thousandths
	 * @param hash of its values and explanation, which are not kept
	 */
	record AuditedTest(long id, int index, boolean hidden, boolean withheld, @Nullable Long points,
			@Nullable String testGroup, String hash) {
	}

	/** Several tests whose outputs were replaced together, and the first of them. */
	private record Replaced(int outputsReplaced, List<AuditedTest> tests) {
	}

	/** Several tests that were added together, and the first of them. */
	private record Added(int added, List<AuditedTest> tests) {
	}

}
