package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How throughput grows with slots, with jobs that sleep. Two clients for each slot, so
 * that no slot waits for a client. Jobs of 0 ms show what the API, MySQL and Kafka take.
 */
final class ScaleScenario implements Scenario {

	private static final List<Duration> JOBS = List.of(Duration.ofSeconds(1), Duration.ofMillis(200),
			Duration.ofMillis(50), Duration.ZERO);

	/** Long enough that all slots are seen busy at once. */
	private static final Duration LONG_JOB = Duration.ofSeconds(3);

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private static final Map<String, Object> QUESTION = Map.of("title", "Nothing", "description", "Return 0.", "type",
			"Easy", "metadata",
			Map.of("function_name", "nothing", "return_type", "int", "variables", Map.of("x", "int")));

	private static final Map<String, Object> TEST = Map.of("input_variables", Map.of("x", 0), "output", "0");

	private record Scaled(Duration job, int slots, Measurement measurement) {

		/** NaN for jobs that take no time. */
		double ideal() {
			return job.isZero() ? Double.NaN : slots * 1000.0 / job.toMillis();
		}

		double efficiencyPercent() {
			return 100 * measurement.perSecond() / ideal();
		}

	}

	/** It needs workers that sleep. */
	@Override
	public boolean measuresRunningGavel() {
		return false;
	}

	@Override
	public List<Table> run(Bench bench) {
		Installation installation = Objects.requireNonNull(bench.own());
		long question = bench.gavel().addQuestion(QUESTION, List.of(TEST));
		List<Scaled> scaled = new ArrayList<>();
		for (int slots : bench.options().slots()) {
			Bench.say("starting workers with %d slots".formatted(slots));
			installation.startSleepingWorkers(slots);
			warmUp(bench.gavel(), question, slots);
			for (Duration job : JOBS) {
				try (Clients clients = judging(bench.gavel(), question, slots, job)) {
					clients.goOn(job.multipliedBy(3));
					scaled.add(new Scaled(job, slots, bench.measure(clients, bench.options().time())));
				}
				Bench.say("%d slots, jobs of %d ms: %.1f/s".formatted(slots, job.toMillis(),
						scaled.get(scaled.size() - 1).measurement().perSecond()));
			}
		}
		return List.of(table(bench, scaled));
	}

	/** Every slot gets a job, then the JVMs compile. */
	private static void warmUp(GavelClient gavel, long question, int slots) {
		try (Clients clients = judging(gavel, question, slots, LONG_JOB)) {
			clients.goOnUntil(() -> gavel.busySlots() >= slots);
		}
		try (Clients clients = judging(gavel, question, slots, Duration.ZERO)) {
			clients.goOn(WARM_UP);
		}
	}

	private static Clients judging(GavelClient gavel, long question, int slots, Duration job) {
		return Clients.start(2 * slots, (name) -> gavel.judge(question, job.toString(), name));
	}

	private static Table table(Bench bench, List<Scaled> scaled) {
		List<Column<Scaled>> columns = new ArrayList<>(List.of(new Column<>("job ms", (each) -> each.job().toMillis()),
				new Column<>("slots", Scaled::slots), new Column<>("ideal/s", Scaled::ideal),
				new Column<>("judged/s", (each) -> each.measurement().perSecond()),
				new Column<>("efficiency %", Scaled::efficiencyPercent)));
		columns.addAll(bench.columns(Scaled::measurement));
		columns.add(
				new Column<>("statements", (each) -> each.measurement().each(each.measurement().usage().statements())));
		columns.add(new Column<>("commits", (each) -> each.measurement().each(each.measurement().usage().commits())));
		return Table.of("Sleeping jobs, one API", columns, scaled);
	}

}
