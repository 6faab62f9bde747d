package dev.gavel.benchmarks;

import dev.gavel.benchmarks.PlainPython.Run;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.SparseClient;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How fast a batch of distinct programs is judged, beside plain Python, and how long a
 * person waits for a submission meanwhile.
 */
final class BatchScenario implements Scenario {

	private static final int SUITES = 50;

	private static final int TESTS = 20;

	private static final int MOST_LINES = 10_000;

	private static final int LINES_TO_WARM_UP = 1000;

	/**
	 * @param plain evaluations per second
	 * @param sent how long the request took that sent all lines
	 * @param measurement of the person who submits meanwhile
	 */
	private record Judged(int lines, double plain, Duration sent, Measurement measurement) {

		double perSecond() {
			return lines * 1e9 / measurement.time().toNanos();
		}

	}

	@Override
	public List<Table> run(Bench bench) {
		int lines = Math.min(MOST_LINES, bench.options().submissions());
		bench.startWorker();
		bench.warmUp();
		bench.gavel().judgeBatch(lines(LINES_TO_WARM_UP), LINES_TO_WARM_UP, (sent) -> {
		});
		long question = TwoSum.add(bench.gavel(), TESTS);
		try (PlainPython plain = PlainPython.fastest(run(0));
				SparseClient person = new SparseClient(() -> bench.gavel().judge(question, TwoSum.SOLUTION))) {
			Bench.say("plain Python is " + plain.title());
			Latencies idle = person.goOn(bench.options().time());
			double before = evaluationsPerSecond(plain, bench.options().time());
			Judged judged = judge(bench, person, lines, before);
			return List.of(speed(bench, judged), waiting(idle, judged.measurement().latencies()));
		}
	}

	private static Judged judge(Bench bench, SparseClient person, int lines, double plain) {
		GavelClient gavel = bench.gavel();
		String body = lines(lines);
		long start = System.nanoTime();
		long[] sent = new long[1];
		Measurement measurement = bench.measure(() -> person
			.goOnDuring(() -> gavel.judgeBatch(body, lines, (batch) -> sent[0] = System.nanoTime() - start)));
		return new Judged(lines, plain, Duration.ofNanos(sent[0]), measurement);
	}

	private static double evaluationsPerSecond(PlainPython python, Duration time) {
		List<Run> runs = IntStream.range(0, TESTS).mapToObj(BatchScenario::run).toList();
		return python.run(runs, Bench.CORES, time).perSecond() / TESTS;
	}

	private static Run run(int test) {
		return new Run(TwoSum.program(test), TwoSum.RESULT + "\n");
	}

	private static String lines(int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> TwoSum.line(number, number % SUITES, TESTS))
			.collect(Collectors.joining("\n"));
	}

	private static Table speed(Bench bench, Judged judged) {
		List<Column<Judged>> columns = new ArrayList<>(List.of(new Column<>("lines", Judged::lines),
				new Column<>("sent in s", (row) -> row.sent().toMillis() / 1000.0),
				new Column<>("evaluations/s", Judged::perSecond), new Column<>("plain/s", Judged::plain),
				new Column<>("ratio", (row) -> row.perSecond() / row.plain())));
		if (bench.own() != null) {
			for (Part part : Part.values()) {
				columns.add(new Column<>(part.title() + " CPU ms",
						(row) -> row.measurement().usage().cpuMillis(part) / row.lines()));
			}
		}
		return Table.of("%d suites of %d tests; CPU time for each line, with that of the submissions meanwhile"
			.formatted(SUITES, TESTS), columns, List.of(judged));
	}

	private static Table waiting(Latencies idle, Latencies meanwhile) {
		Map<String, Latencies> rows = new LinkedHashMap<>();
		rows.put("before the batch", idle);
		rows.put("meanwhile", meanwhile);
		List<Column<Entry<String, Latencies>>> columns = new ArrayList<>(
				List.of(new Column<>("one submission a quarter of a second", Entry::getKey),
						new Column<>("count", (row) -> row.getValue().count())));
		columns.addAll(Latencies.columns(Entry::getValue));
		columns.add(new Column<>("times p95", (row) -> row.getValue().millisAt(95) / idle.millisAt(95)));
		return Table.of("A person who submits", columns, List.copyOf(rows.entrySet()));
	}

}
