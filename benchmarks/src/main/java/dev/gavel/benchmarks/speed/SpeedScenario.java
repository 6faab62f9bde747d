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
import dev.gavel.benchmarks.speed.PlainPython.Run;
import dev.gavel.run.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How fast a real worker judges programs that compute next to nothing: one client alone,
 * and as many as keep it busy. Plain Python runs in turns with that, because a shared
 * machine is not as fast in one minute as in the next.
 */
public record SpeedScenario(WarmUp warmUp, Duration time, int clients, Path rootfs) implements Scenario {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final List<Case> CASES = List.of(new Case(1, Isolation.TEST), new Case(20, Isolation.TEST),
			new Case(50, Isolation.TEST), new Case(20, Isolation.SUBMISSION));

	private static final List<String> ALONE_COLUMNS = List.of("one at a time", "count", "p50 ms", "p95 ms", "p99 ms",
			"of plain");

	private record Case(int tests, Isolation isolation) {
	}

	private record Judged(Case what, double plainPerSecond, double sandboxPerSecond, Measurement measured) {

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
		warmUp.run(gavel, clients, progress);
		try (PlainPython plain = PlainPython.fastest(run(0)); PlainPython sandbox = PlainPython.ofSandbox(rootfs)) {
			progress.accept("plain Python is " + plain.title());
			return List.of(alone(gavel, plain, sandbox, progress), loaded(target, gavel, plain, sandbox, progress));
		}
	}

	private static Run run(int test) {
		return new Run(TwoSum.program(test), TwoSum.RESULT + "\n");
	}

	private static List<Run> runs(int tests) {
		return IntStream.range(0, tests).mapToObj(SpeedScenario::run).toList();
	}

	private Table alone(GavelClient gavel, PlainPython plain, PlainPython sandbox, Consumer<String> progress) {
		long question = TwoSum.add(gavel, 1, Isolation.TEST);
		List<List<Object>> rows = new ArrayList<>();
		Latencies start = plain.run(runs(1), 1, time).latencies();
		rows.add(row("plain Python: " + plain.title(), start, start));
		rows.add(row("plain Python: " + sandbox.title(), sandbox.run(runs(1), 1, time).latencies(), start));
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

	private static List<Object> row(String title, Latencies latencies, Latencies plain) {
		return List.of(title, latencies.count(), latencies.millisAt(50), latencies.millisAt(95), latencies.millisAt(99),
				latencies.millisAt(50) / plain.millisAt(50));
	}

	private Table loaded(Target target, GavelClient gavel, PlainPython plain, PlainPython sandbox,
			Consumer<String> progress) {
		List<Judged> judged = new ArrayList<>();
		for (Case next : CASES) {
			judged.add(judge(next, target, gavel, plain, sandbox));
			progress.accept(described(judged.get(judged.size() - 1)));
		}
		return Table.of("%d clients%s".formatted(clients, CpuColumns.caption(target)), columns(target), judged);
	}

	private Judged judge(Case judged, Target target, GavelClient gavel, PlainPython plain, PlainPython sandbox) {
		long question = TwoSum.add(gavel, judged.tests(), judged.isolation());
		double plainPerSecond = perSecond(judged, plain);
		double sandboxPerSecond = perSecond(judged, sandbox);
		try (Clients running = judging(gavel, question)) {
			running.goOn(time.dividedBy(2));
			return new Judged(judged, plainPerSecond, sandboxPerSecond, Measurement.of(target, running, time));
		}
	}

	/** Submissions, as many processes at once as there are cores. */
	private double perSecond(Case judged, PlainPython python) {
		return python.run(runs(judged.tests()), CORES, time).perSecond() / judged.tests();
	}

	private Clients judging(GavelClient gavel, long question) {
		return Clients.start(clients, (name) -> gavel.judge(question, TwoSum.SOLUTION, name));
	}

	private static String described(Judged judged) {
		return "%2d tests, %s: %.1f/s, plain Python %.1f/s".formatted(judged.what().tests(), judged.what().isolation(),
				judged.perSecond(), judged.plainPerSecond());
	}

	private static List<Column<Judged>> columns(Target target) {
		List<Column<Judged>> columns = new ArrayList<>(List.of(new Column<>("tests", (judged) -> judged.what().tests()),
				new Column<>("isolation", (judged) -> judged.what().isolation().name().toLowerCase(Locale.ROOT)),
				new Column<>("judged/s", Judged::perSecond), new Column<>("plain/s", Judged::plainPerSecond),
				new Column<>("sandbox's/s", Judged::sandboxPerSecond),
				new Column<>("of plain", (judged) -> judged.perSecond() / judged.plainPerSecond())));
		columns.addAll(Latencies.columns((judged) -> judged.measured().latencies()));
		columns.addAll(CpuColumns.of(target, (judged) -> judged.measured().usage(),
				(judged) -> judged.measured().exchanges()));
		return columns;
	}

}
