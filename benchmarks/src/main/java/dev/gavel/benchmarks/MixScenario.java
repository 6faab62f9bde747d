package dev.gavel.benchmarks;

import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Recorder;

/**
 * Clients that submit what users submit: mostly correct programs, some that are wrong or
 * crash, and a few hostile ones. Any other verdict than the expected one fails.
 */
final class MixScenario implements Scenario {

	private static final int SEED = 6;

	@Override
	public List<Table> run(Bench bench) {
		bench.startWorker();
		bench.warmUp();
		GavelClient gavel = bench.gavel();
		long question = addQuestion(gavel, "Ten tests", 10, 2000);
		// An endless loop uses its whole time limit in each test.
		long shortQuestion = addQuestion(gavel, "Two tests, short time limit", 2, 300);
		Map<ProgramKind, Recorder> micros = Arrays.stream(ProgramKind.values())
			.collect(Collectors.toMap(Function.identity(), (kind) -> new Recorder(3)));
		List<ProgramKind> order = order();
		AtomicInteger next = new AtomicInteger();
		Bench
			.say("%d clients submit for %d s".formatted(bench.options().clients(), bench.options().time().toSeconds()));
		try (Clients clients = Clients.start(bench.options().clients(), (user) -> {
			ProgramKind kind = order.get(next.getAndIncrement() % order.size());
			long start = System.nanoTime();
			gavel.judge(kind.isHostile() ? shortQuestion : question, kind.source(), user, kind.verdict());
			micros.get(kind).recordValue((System.nanoTime() - start) / 1000);
		})) {
			return List.of(allKinds(bench, bench.measure(clients, bench.options().time())), byKind(micros));
		}
	}

	private static long addQuestion(GavelClient gavel, String title, int tests, int timeLimitMillis) {
		Map<String, Object> question = Map.of("title", title, "description", "Return the number after n.", "type",
				"Easy", "time_limit_ms", timeLimitMillis, "memory_limit_mb", 64, "metadata",
				Map.of("function_name", "solve", "return_type", "int", "variables", Map.of("n", "int")));
		return gavel.addQuestion(question, IntStream.rangeClosed(1, tests)
			.mapToObj((n) -> Map.<String, Object>of("input_variables", Map.of("n", n), "output", String.valueOf(n + 1)))
			.toList());
	}

	/** A hundred programs, each kind by its share, shuffled the same way every time. */
	static List<ProgramKind> order() {
		List<ProgramKind> order = new ArrayList<>();
		Arrays.stream(ProgramKind.values()).forEach((kind) -> order.addAll(Collections.nCopies(kind.share(), kind)));
		Collections.shuffle(order, new Random(SEED));
		return order;
	}

	private static Table allKinds(Bench bench, Measurement all) {
		List<Column<Measurement>> columns = new ArrayList<>(
				List.of(new Column<>("judged", Measurement::count), new Column<>("judged/s", Measurement::perSecond)));
		columns.addAll(bench.columns(Function.identity()));
		return Table.of("%d clients, all kinds of programs".formatted(bench.options().clients()), columns,
				List.of(all));
	}

	private static Table byKind(Map<ProgramKind, Recorder> micros) {
		Map<ProgramKind, Latencies> latencies = micros.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> new Latencies(entry.getValue().getIntervalHistogram())));
		List<Column<ProgramKind>> columns = new ArrayList<>(
				List.of(new Column<>("kind", ProgramKind::title), new Column<>("verdict", ProgramKind::verdict),
						new Column<>("judged", (kind) -> latencies.get(kind).count())));
		columns.addAll(Latencies.columns(latencies::get));
		return Table.of("By kind of program", columns, List.of(ProgramKind.values()));
	}

}
