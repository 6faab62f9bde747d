package dev.gavel.api.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many submissions failed a test before any other one.
 *
 * @param test its index, from 1; null for all tests that no longer exist or are not among
 * those that failed most
 */
public record FailedFirst(@Nullable Integer test, int submissions) {

	private static final int MOST = 20;

	/**
	 * Returns the tests that failed most, in their order.
	 * @param tests the indexes of tests by their ids
	 */
	static List<FailedFirst> of(List<CountedSubmission> submissions, Map<Long, Integer> tests) {
		Map<Long, Integer> counts = submissions.stream()
			.map(CountedSubmission::failedTest)
			.filter(Objects::nonNull)
			.collect(Collectors.toMap(Function.identity(), (test) -> 1, Integer::sum));
		List<FailedFirst> known = counts.entrySet()
			.stream()
			.filter((count) -> tests.containsKey(count.getKey()))
			.map((count) -> new FailedFirst(tests.get(count.getKey()), count.getValue()))
			.sorted(Comparator.comparing(FailedFirst::submissions).reversed())
			.limit(MOST)
			.toList();
		int others = counts.values().stream().mapToInt(Integer::intValue).sum()
				- known.stream().mapToInt(FailedFirst::submissions).sum();
		return Stream
			.concat(known.stream().sorted(Comparator.comparing(FailedFirst::test)),
					(others > 0) ? Stream.of(new FailedFirst(null, others)) : Stream.empty())
			.toList();
	}

}
