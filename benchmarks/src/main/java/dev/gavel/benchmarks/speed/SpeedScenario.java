package dev.gavel.benchmarks.speed;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.CpuColumns;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.load.WarmUp;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import dev.gavel.run.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How fast a real worker judges programs that compute next to nothing: one client alone,
 * and as many as keep it busy. Bare processes run in turns with that, because a shared
 * machine is not as fast in one minute as in the next.
 */
public record SpeedScenario(WarmUp warmUp, Duration time, int clients, Path rootfs) implements Scenario {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final List<Case> CASES = List.of(new Case(1, Isolation.TEST), new Case(20, Isolation.TEST),
			new Case(50, Isolation.TEST), new Case(20, Isolation.SUBMISSION));

	private static final List<String> ALONE_COLUMNS = List.of("one at a time", "count", "p50 ms", "p95 ms", "p99 ms",
			"of bare");

	private record Case(int tests, Isolation isolation) {
	}

	private record Judged(Case what, double barePerSecond, Measurement measured) {

		double perSecond() {
			return measured.perSecond();
		}

	}

	@Override
	public String name() {
		return "speed";
	}

	@Override
	public boolean worksAnywhere() {
		return true;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		Target target = venue.judging();
		GavelClient gavel = new GavelClient(target.address());
		BarePython bare = new BarePython(rootfs);
		warmUp.run(gavel, clients, progress);
		return List.of(alone(gavel, bare, progress), loaded(target, gavel, bare, progress));
	}

	private Table alone(GavelClient gavel, BarePython bare, Consumer<String> progress) {
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		List<List<Object>> rows = new ArrayList<>();
		Latencies start = bare.run(1, time);
		rows.add(row("a bare python", start, start));
		rows.add(row("POST that waits", repeat((user) -> gavel.judge(question, TwoSum.SOLUTION, user)), start));
		rows.add(row("POST, then its live stream",
				repeat((user) -> gavel.judgeFollowing(question, TwoSum.SOLUTION, user)), start));
		rows.forEach((row) -> progress.accept(String.valueOf(row)));
		return new Table("One client, one test that computes nothing", ALONE_COLUMNS, rows);
	}

	private Latencies repeat(Consumer<String> exchange) {
		try (Clients client = Clients.start(1, exchange)) {
			return client.goOn(time);
		}
	}

	private static List<Object> row(String title, Latencies latencies, Latencies bare) {
		return List.of(title, latencies.count(), latencies.millisAt(50), latencies.millisAt(95), latencies.millisAt(99),
				latencies.millisAt(50) / bare.millisAt(50));
	}

	private Table loaded(Target target, GavelClient gavel, BarePython bare, Consumer<String> progress) {
		List<Judged> judged = new ArrayList<>();
		for (Case next : CASES) {
			judged.add(judge(next, target, gavel, bare));
			progress.accept(described(judged.get(judged.size() - 1)));
		}
		return Table.of("%d clients%s".formatted(clients, CpuColumns.caption(target)), columns(target), judged);
	}

	private Judged judge(Case judged, Target target, GavelClient gavel, BarePython bare) {
		long question = TwoSum.add(gavel, judged.tests(), judged.isolation());
		double barePerSecond = bare.run(CORES, time).count() * 1e9 / time.toNanos() / judged.tests();
		try (Clients running = judging(gavel, question)) {
			running.goOn(time.dividedBy(2));
			return new Judged(judged, barePerSecond, Measurement.of(target, running, time));
		}
	}

	private Clients judging(GavelClient gavel, long question) {
		return Clients.start(clients, (name) -> gavel.judge(question, TwoSum.SOLUTION, name));
	}

	private static String described(Judged judged) {
		return "%2d tests, %s: %.1f/s, bare %.1f/s".formatted(judged.what().tests(), judged.what().isolation(),
				judged.perSecond(), judged.barePerSecond());
	}

	private static List<Column<Judged>> columns(Target target) {
		List<Column<Judged>> columns = new ArrayList<>(List.of(new Column<>("tests", (judged) -> judged.what().tests()),
				new Column<>("isolation", (judged) -> judged.what().isolation().name().toLowerCase(Locale.ROOT)),
				new Column<>("judged/s", Judged::perSecond), new Column<>("bare/s", Judged::barePerSecond),
				new Column<>("of bare", (judged) -> judged.perSecond() / judged.barePerSecond())));
		columns.addAll(Latencies.columns((judged) -> judged.measured().latencies()));
		columns.addAll(CpuColumns.of(target, (judged) -> judged.measured().usage(),
				(judged) -> judged.measured().exchanges()));
		return columns;
	}

}
