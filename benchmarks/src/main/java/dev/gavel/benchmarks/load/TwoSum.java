package dev.gavel.benchmarks.load;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A question whose tests take next to no time. */
public final class TwoSum {

	/** Needs no import, so that plain Python can run it as it is. */
	public static final String SOLUTION = """
			class Solution:
			    def twoSum(self, nums: list[int], target: int) -> list[int]:
			        seen = {}
			        for i, x in enumerate(nums):
			            if target - x in seen:
			                return [seen[target - x], i]
			            seen[x] = i
			""";

	/** The result of every test. */
	public static final String RESULT = "[1, 3]";

	private static final Map<String, Object> METADATA = Map.of("function_name", "twoSum", "return_type", "List[int]",
			"variables", List.of(Map.of("name", "nums", "type", "List[int]"), Map.of("name", "target", "type", "int")));

	private TwoSum() {
	}

	/**
	 * Adds the question.
	 * @return its id
	 */
	public static long add(GavelClient gavel, int tests) {
		Map<String, Object> question = Map.of("title", "Two sum, %d tests".formatted(tests), "description",
				"Find the two numbers.", "type", "Easy", "metadata", METADATA);
		return gavel.addQuestion(question, IntStream.range(0, tests).mapToObj(TwoSum::test).toList());
	}

	/**
	 * Returns a line of a batch. Its program is like no other, and its tests are those of
	 * its suite.
	 */
	public static String line(int number, int suite, int tests) {
		return JsonMapper.shared()
			.writeValueAsString(Map.of("custom_id", String.valueOf(number), "code",
					SOLUTION + "# %d%n".formatted(number), "question", Map.of("metadata", METADATA), "tests",
					IntStream.range(suite * tests, (suite + 1) * tests).mapToObj(TwoSum::test).toList()));
	}

	private static Map<String, Object> test(int number) {
		return Map.of("input_variables", Map.of("nums", numbers(number), "target", target(number)), "output", RESULT);
	}

	private static List<Integer> numbers(int test) {
		return List.of(2, 7, 11, test + 100);
	}

	private static int target(int test) {
		return test + 107;
	}

	/** A program that prints the result of a test. */
	public static String program(int test) {
		return SOLUTION + "print(Solution().twoSum(%s, %d))\n".formatted(numbers(test), target(test));
	}

}
