package dev.gavel.benchmarks;

import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Submissions for questions with 5 MB of tests: the first for a question, for which the
 * suite is fetched, and a second one; of one client, and of many at once.
 */
final class SuiteScenario implements Scenario {

	private static final int ROUNDS = 3;

	private static final int TESTS = 50;

	/** Of six digits and a comma: 100 KB a test. */
	private static final int NUMBERS = 14_300;

	private static final String SOLUTION = "def total(nums: List[int]) -> int:\n    return sum(nums)\n";

	private static final Map<String, Object> QUESTION = Map.of("title", "Big", "description", "Add them up.", "type",
			"Easy", "metadata",
			Map.of("function_name", "total", "return_type", "int", "variables", Map.of("nums", "List[int]")));

	private record Submitted(int atOnce, int round, String which, Measurement measurement) {
	}

	@Override
	public List<Table> run(Bench bench) {
		bench.startWorker();
		bench.warmUp();
		List<Submitted> submitted = new ArrayList<>();
		for (int atOnce : List.of(1, bench.options().clients())) {
			for (int round = 1; round <= ROUNDS; round++) {
				Bench.say("%d at once, round %d of %d".formatted(atOnce, round, ROUNDS));
				long question = addQuestion(bench.gavel(), submitted.size());
				submitted.add(submit(bench, question, atOnce, round, "first"));
				submitted.add(submit(bench, question, atOnce, round, "second"));
			}
		}
		return List.of(table(bench, submitted));
	}

	/** Another seed makes another suite. */
	private static long addQuestion(GavelClient gavel, int seed) {
		Random random = new Random(seed);
		return gavel.addQuestion(QUESTION, IntStream.range(0, TESTS).mapToObj((number) -> test(random)).toList());
	}

	private static Map<String, Object> test(Random random) {
		List<Integer> numbers = random.ints(NUMBERS, 100_000, 1_000_000).boxed().toList();
		long sum = numbers.stream().mapToLong(Integer::longValue).sum();
		return Map.of("input_variables", Map.of("nums", numbers), "output", String.valueOf(sum));
	}

	private static Submitted submit(Bench bench, long question, int atOnce, int round, String which) {
		return new Submitted(atOnce, round, which,
				bench.measure(() -> Clients.once(atOnce, (name) -> bench.gavel().judge(question, SOLUTION, name))));
	}

	private static Table table(Bench bench, List<Submitted> submitted) {
		List<Column<Submitted>> columns = new ArrayList<>(List.of(new Column<>("at once", Submitted::atOnce),
				new Column<>("round", Submitted::round), new Column<>("submission", Submitted::which)));
		columns.addAll(bench.columns(Submitted::measurement));
		return Table.of("Suites of 5 MB in %d tests".formatted(TESTS), columns, submitted);
	}

}
