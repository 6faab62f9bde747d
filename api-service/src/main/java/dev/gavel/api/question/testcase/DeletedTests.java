package dev.gavel.api.question.testcase;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Deletes the tests of deleted questions. */
@Component
public class DeletedTests {

	private static final Limit AT_ONCE = Limit.of(500);

	/** The most bytes in one transaction, unless a single test has more. */
	private static final long BYTES_AT_ONCE = 16 * 1024 * 1024;

	private final TestCaseRepository repository;

	DeletedTests(TestCaseRepository repository) {
		this.repository = repository;
	}

	/**
	 * Deletes some of the last tests.
	 * @return how many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteSome(long questionId) {
		List<TestOutline> last = fitting(repository.lastOutlines(questionId, AT_ONCE));
		if (!last.isEmpty()) {
			repository.remove(last.stream().map(TestOutline::id).toList());
		}
		return last.size();
	}

	private static List<TestOutline> fitting(List<TestOutline> tests) {
		int count = 0;
		long size = 0;
		while (count < tests.size() && (count == 0 || size + tests.get(count).size() <= BYTES_AT_ONCE)) {
			size += tests.get(count++).size();
		}
		return tests.subList(0, count);
	}

}
