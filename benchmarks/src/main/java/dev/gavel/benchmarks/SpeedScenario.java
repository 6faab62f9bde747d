package dev.gavel.benchmarks;

import dev.gavel.benchmarks.PlainPython.Run;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.IntStream;

/**
 * How fast a worker judges programs that compute almost nothing, beside plain Python: one
 * client alone, and as many as keep it busy. Plain Python runs in turns with that,
 * because the speed of a shared machine varies.
 */
final class SpeedScenario implements Scenario {

	private static final List<Integer> TESTS = List.of(1, 20, 100);

	/**
	 * @param tests of each submission
	 * @param plain submissions per second, of the host's Python
	 * @param sandbox the same of the sandbox's Python
	 */
	private record Judged(int tests, double plain, double sandbox, Measurement measurement) {

		double ratio() {
			return measurement.perSecond() / plain;
		}

	}

	@Override
	public List<Table> run(Bench bench) {
		bench.startWorker();
		bench.warmUp();
		try (PlainPython plain = PlainPython.fastest(run(0));
				PlainPython sandbox = PlainPython.ofSandbox(bench.rootfs())) {
			Bench.say("plain Python is " + plain.title());
			return List.of(alone(bench, plain, sandbox), loaded(bench, plain, sandbox));
		}
	}

	private static Run run(int test) {
		return new Run(TwoSum.program(test), TwoSum.RESULT + "\n");
	}

	private static Table alone(Bench bench, PlainPython plain, PlainPython sandbox) {
		Duration time = bench.options().time();
		long question = TwoSum.add(bench.gavel(), 1);
		Latencies plainLatencies = plain.run(List.of(run(0)), 1, time).latencies();
		Latencies sandboxLatencies = sandbox.run(List.of(run(0)), 1, time).latencies();
		try (Clients one = Clients.start(1, (name) -> bench.gavel().judge(question, TwoSum.SOLUTION, name))) {
			Map<String, Latencies> rows = new LinkedHashMap<>();
			rows.put("plain Python: " + plain.title(), plainLatencies);
			rows.put("plain Python of the sandbox: " + sandbox.title(), sandboxLatencies);
			rows.put("POST ?wait", one.goOn(time));
			List<Column<Entry<String, Latencies>>> columns = new ArrayList<>(
					List.of(new Column<>("one at a time", Entry::getKey),
							new Column<>("count", (row) -> row.getValue().count())));
			columns.addAll(Latencies.columns(Entry::getValue));
			columns
				.add(new Column<>("times plain", (row) -> row.getValue().millisAt(50) / plainLatencies.millisAt(50)));
			return Table.of("One client, one test", columns, List.copyOf(rows.entrySet()));
		}
	}

	private static Table loaded(Bench bench, PlainPython plain, PlainPython sandbox) {
		List<Judged> judged = new ArrayList<>();
		for (int tests : TESTS) {
			Judged last = judge(tests, bench, plain, sandbox);
			judged.add(last);
			Bench.say("%3d tests: %.1f/s, plain Python %.1f/s".formatted(tests, last.measurement().perSecond(),
					last.plain()));
		}
		List<Column<Judged>> columns = new ArrayList<>(List.of(new Column<>("tests", Judged::tests),
				new Column<>("judged/s", (row) -> row.measurement().perSecond()),
				new Column<>("plain/s", Judged::plain), new Column<>("ratio", Judged::ratio),
				new Column<>("sandbox's/s", Judged::sandbox)));
		columns.addAll(bench.columns(Judged::measurement));
		return Table.of(
				"%d clients; plain/s: submissions per second of %s".formatted(bench.options().clients(), plain.title()),
				columns, judged);
	}

	private static Judged judge(int tests, Bench bench, PlainPython plain, PlainPython sandbox) {
		Duration time = bench.options().time();
		double plainPerSecond = submissionsPerSecond(tests, plain, time);
		double sandboxPerSecond = submissionsPerSecond(tests, sandbox, time);
		try (Clients clients = bench.judging(TwoSum.add(bench.gavel(), tests))) {
			clients.goOn(time.dividedBy(2));
			return new Judged(tests, plainPerSecond, sandboxPerSecond, bench.measure(clients, time));
		}
	}

	private static double submissionsPerSecond(int tests, PlainPython python, Duration time) {
		List<Run> runs = IntStream.range(0, tests).mapToObj(SpeedScenario::run).toList();
		return python.run(runs, Bench.CORES, time).perSecond() / tests;
	}

}
