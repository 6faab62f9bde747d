package dev.gavel.benchmarks.speed;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.result.Table;
import dev.gavel.message.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * How fast a real worker judges programs that compute next to nothing: one client alone,
 * and as many as keep it busy. Bare processes run in turns with that, because a shared
 * machine is not as fast in one minute as in the next.
 */
public record SpeedScenario(Duration time, Path rootfs) implements Scenario {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final int CLIENTS = 4 * CORES;

	private static final Duration WARM_UP = Duration.ofSeconds(20);

	private static final List<Case> CASES = List.of(new Case(1, Isolation.TEST), new Case(20, Isolation.TEST),
			new Case(50, Isolation.TEST), new Case(20, Isolation.SUBMISSION));

	private static final List<String> ALONE_COLUMNS = List.of("one at a time", "count", "p50 ms", "p95 ms", "p99 ms",
			"of bare");

	private static final List<String> LOADED_COLUMNS = List.of("tests", "isolation", "judged/s", "bare/s", "of bare",
			"p50 ms", "p95 ms", "API ms", "MySQL ms", "Kafka ms", "worker ms", "cells ms", "all but cells ms",
			"clients ms");

	private record Case(int tests, Isolation isolation) {
	}

	@Override
	public String name() {
		return "speed";
	}

	@Override
	public List<Table> run(Installation installation, Consumer<String> progress) {
		progress.accept("starting a worker with %d slots".formatted(CORES));
		installation.judgingWorker(CORES, rootfs);
		GavelClient gavel = new GavelClient(installation.address());
		BarePython bare = new BarePython(rootfs);
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		warmUp(gavel, question);
		return List.of(alone(gavel, bare, question, progress), loaded(installation, gavel, bare, progress));
	}

	private static void warmUp(GavelClient gavel, long question) {
		try (Clients clients = judging(gavel, question, CLIENTS)) {
			clients.goOn(WARM_UP);
		}
	}

	private Table alone(GavelClient gavel, BarePython bare, long question, Consumer<String> progress) {
		List<List<Object>> rows = new ArrayList<>();
		Histogram start = bare.run(1, time);
		rows.add(row("a bare python", start, start));
		rows.add(row("POST that waits", repeat((user) -> gavel.judge(question, TwoSum.SOLUTION, user)), start));
		rows.add(row("POST, then its live stream",
				repeat((user) -> gavel.judgeFollowing(question, TwoSum.SOLUTION, user)), start));
		rows.forEach((row) -> progress.accept(String.valueOf(row)));
		return new Table("One client, one test that computes nothing", ALONE_COLUMNS, rows);
	}

	private Histogram repeat(Consumer<String> exchange) {
		try (Clients client = Clients.start(1, exchange)) {
			return client.goOn(time);
		}
	}

	private static List<Object> row(String title, Histogram micros, Histogram bare) {
		return List.of(title, micros.getTotalCount(), millis(micros, 50), millis(micros, 95), millis(micros, 99),
				millis(micros, 50) / millis(bare, 50));
	}

	private static double millis(Histogram micros, double percentile) {
		return micros.getValueAtPercentile(percentile) / 1000.0;
	}

	private Table loaded(Installation installation, GavelClient gavel, BarePython bare, Consumer<String> progress) {
		List<List<Object>> rows = new ArrayList<>();
		for (Case judged : CASES) {
			long question = TwoSum.add(gavel, judged.tests(), judged.isolation());
			double barePerSecond = bare.run(CORES, time).getTotalCount() * 1e9 / time.toNanos() / judged.tests();
			try (Clients clients = judging(gavel, question, CLIENTS)) {
				clients.goOn(time.dividedBy(2));
				Measurement measured = Measurement.of(installation, clients, time);
				rows.add(row(judged, barePerSecond, measured));
				progress.accept("%2d tests, %s: %.1f/s, bare %.1f/s".formatted(judged.tests(), judged.isolation(),
						measured.perSecond(), barePerSecond));
			}
		}
		return new Table("%d clients, %d slots; CPU in ms for each submission".formatted(CLIENTS, CORES),
				LOADED_COLUMNS, rows);
	}

	private static Clients judging(GavelClient gavel, long question, int count) {
		return Clients.start(count, (name) -> gavel.judge(question, TwoSum.SOLUTION, name));
	}

	private static List<Object> row(Case judged, double barePerSecond, Measurement measured) {
		return List.of(judged.tests(), judged.isolation().name().toLowerCase(), measured.perSecond(), barePerSecond,
				measured.perSecond() / barePerSecond, measured.millisAt(50), measured.millisAt(95),
				measured.cpuMillisEach(Part.API), measured.cpuMillisEach(Part.MYSQL),
				measured.cpuMillisEach(Part.KAFKA), measured.cpuMillisEach(Part.WORKERS),
				measured.cpuMillisEach(Part.CELLS), measured.gavelCpuMillisEach(),
				measured.cpuMillisEach(Part.CLIENTS));
	}

}
