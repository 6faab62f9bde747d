package dev.gavel.benchmarks.load;

import dev.gavel.run.Isolation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A question whose tests take next to no time. */
public final class TwoSum {

	public static final String SOLUTION = """
			class Solution:
			    def twoSum(self, nums: List[int], target: int) -> List[int]:
			        seen = {}
			        for i, x in enumerate(nums):
			            if target - x in seen:
			                return [seen[target - x], i]
			            seen[x] = i
			""";

	private TwoSum() {
	}

	/**
	 * Adds the question.
	 * @return its id
	 */
	public static long add(GavelClient gavel, int tests, Isolation isolation) {
		Map<String, Object> question = Map.of("title", "Two sum, %d tests".formatted(tests), "description",
				"Find the two numbers.", "type", "Easy", "isolation", isolation.name().toLowerCase(), "metadata",
				Map.of("function_name", "twoSum", "return_type", "List[int]", "variables",
						List.of(Map.of("name", "nums", "type", "List[int]"), Map.of("name", "target", "type", "int"))));
		return gavel.addQuestion(question, IntStream.range(0, tests).mapToObj(TwoSum::test).toList());
	}

	private static Map<String, Object> test(int number) {
		return Map.of("input_variables", Map.of("nums", List.of(2, 7, 11, number + 100), "target", number + 107),
				"output", "[1, 3]");
	}

}
