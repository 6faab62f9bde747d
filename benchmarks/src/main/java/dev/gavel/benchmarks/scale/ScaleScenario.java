package dev.gavel.benchmarks.scale;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How throughput grows with slots. Two clients for each slot, so that no slot waits for a
 * client; then a job waits ideally for as long as another one lasts.
 */
public record ScaleScenario(Duration time, List<Integer> slots) implements Scenario {

	private static final List<Duration> JOBS = List.of(Duration.ofSeconds(1), Duration.ofMillis(200),
			Duration.ofMillis(50));

	private static final List<String> COLUMNS = List.of("job ms", "slots", "ideal/s", "judged/s", "efficiency %",
			"wait p50 ms", "wait p95 ms", "to worker ms", "cores", "API ms", "MySQL ms", "Kafka ms", "workers ms",
			"Gavel ms");

	@Override
	public String name() {
		return "scale";
	}

	/** It needs workers that only sleep. */
	@Override
	public boolean worksAnywhere() {
		return false;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		SleepingLoad load = new SleepingLoad(venue.installation());
		List<List<Object>> rows = new ArrayList<>();
		for (int count : slots) {
			progress.accept("starting workers with %d slots".formatted(count));
			load.workers(count);
			for (Duration job : JOBS) {
				Measurement measured = load.judge(2 * count, job, job.multipliedBy(3), time);
				rows.add(row(count, job, measured));
				progress.accept(
						"%4d slots, jobs of %4d ms: %6.1f/s".formatted(count, job.toMillis(), measured.perSecond()));
			}
		}
		return List.of(new Table("Sleeping jobs, one API; CPU in ms for each submission", COLUMNS, rows));
	}

	private static List<Object> row(int slots, Duration job, Measurement measured) {
		double ideal = slots * 1000.0 / job.toMillis();
		return List.of(job.toMillis(), slots, ideal, measured.perSecond(), 100 * measured.perSecond() / ideal,
				measured.millisAt(50) - job.toMillis(), measured.millisAt(95) - job.toMillis(),
				measured.stages().millisToWorker(), measured.cores(), measured.cpuMillisEach(Part.API),
				measured.cpuMillisEach(Part.MYSQL), measured.cpuMillisEach(Part.KAFKA),
				measured.cpuMillisEach(Part.WORKERS), measured.gavelCpuMillisEach());
	}

}
