package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.value.DecodingRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads test cases a few at a time, once there is memory for their values. */
@Component
class TestCaseReading {

	/** The most bytes of values that are read at once, unless a single test has more. */
	private static final long BYTES_AT_ONCE = 1024 * 1024;

	private final TestCaseRepository repository;

	TestCaseReading(TestCaseRepository repository) {
		this.repository = repository;
	}

	/**
	 * Uses those tests that are still there, in their order.
	 * @param use must keep little of each
	 */
	<T> List<T> read(List<TestOutline> tests, Function<StoredTest, T> use) {
		return inParts(tests, (some) -> readTogether(some, use));
	}

	/**
	 * Does the same with tests of a question that is locked, for a caller that has room
	 * for the largest of them.
	 */
	<T> List<T> readLocked(List<TestOutline> tests, Function<StoredTest, T> use) {
		return inParts(tests, (some) -> repository.those(ids(some), size(some)).stream().map(use).toList());
	}

	private static <T> List<T> inParts(List<TestOutline> tests, Function<List<TestOutline>, List<T>> read) {
		List<T> used = new ArrayList<>();
		int from = 0;
		while (from < tests.size()) {
			List<TestOutline> some = some(tests.subList(from, tests.size()));
			used.addAll(read.apply(some));
			from += some.size();
		}
		return used;
	}

	private <T> List<T> readTogether(List<TestOutline> some, Function<StoredTest, T> use) {
		List<Long> ids = ids(some);
		try (DecodingRoom room = RequestRoom.take(size(some))) {
			List<StoredTest> stored = repository.those(ids, size(some));
			if (!stored.isEmpty()) {
				return stored.stream().map(use).toList();
			}
		}
		// They were deleted, or have grown while this waited for room.
		return read(repository.outlines(ids), use);
	}

	private static List<TestOutline> some(List<TestOutline> tests) {
		int count = 1;
		long size = tests.get(0).size();
		while (count < tests.size() && size + tests.get(count).size() <= BYTES_AT_ONCE) {
			size += tests.get(count++).size();
		}
		return tests.subList(0, count);
	}

	private static List<Long> ids(List<TestOutline> tests) {
		return tests.stream().map(TestOutline::id).toList();
	}

	private static long size(List<TestOutline> tests) {
		return tests.stream().mapToLong(TestOutline::size).sum();
	}

}
