package dev.gavel.benchmarks.suite;

import dev.gavel.benchmarks.load.GavelClient;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A question whose tests take 5 MB, nearly all of it arguments. */
final class BigSuite {

	static final int TESTS = 50;

	static final String SOLUTION = "def total(nums: List[int]) -> int:\n    return sum(nums)\n";

	private static final int SEED = 6;

	/** Of six digits and a comma: 100 KB a test. */
	private static final int NUMBERS = 14_300;

	private static final Map<String, Object> QUESTION = Map.of("title", "Big", "description", "Add them up.", "type",
			"Easy", "metadata",
			Map.of("function_name", "total", "return_type", "int", "variables", Map.of("nums", "List[int]")));

	private BigSuite() {
	}

	/**
	 * Adds the question, of which nobody has fetched the tests yet.
	 * @return its id
	 */
	static long add(GavelClient gavel) {
		Random random = new Random(SEED);
		return gavel.addQuestion(QUESTION, IntStream.range(0, TESTS).mapToObj((number) -> test(random)).toList());
	}

	private static Map<String, Object> test(Random random) {
		List<Integer> numbers = random.ints(NUMBERS, 100_000, 1_000_000).boxed().toList();
		long sum = numbers.stream().mapToLong(Integer::longValue).sum();
		return Map.of("input_variables", Map.of("nums", numbers), "output", String.valueOf(sum));
	}

}
