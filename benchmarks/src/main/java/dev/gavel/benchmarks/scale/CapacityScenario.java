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

/** What one replica of the API and one MySQL take when judging costs nothing. */
public record CapacityScenario(Duration time, List<Integer> slots) implements Scenario {

	private static final Duration WARM_UP = Duration.ofSeconds(2);

	private static final List<String> COLUMNS = List.of("slots", "clients", "per second", "p50 ms", "p95 ms", "cores",
			"API ms", "MySQL ms", "Kafka ms", "workers ms", "Gavel ms", "clients ms", "statements", "commits",
			"log syncs");

	@Override
	public String name() {
		return "capacity";
	}

	/** It needs workers that only sleep. */
	@Override
	public boolean worksAnywhere() {
		return false;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		SleepingLoad load = new SleepingLoad(venue.installation());
		List<List<Object>> judged = new ArrayList<>();
		for (int count : slots) {
			progress.accept("starting workers with %d slots".formatted(count));
			load.workers(count);
			Measurement measured = load.judge(2 * count, Duration.ZERO, WARM_UP, time);
			judged.add(row(count, 2 * count, measured));
			progress.accept("%4d slots: %6.1f/s".formatted(count, measured.perSecond()));
		}
		return List.of(new Table("From POST to verdict, jobs that do nothing; CPU and counts for each submission",
				COLUMNS, judged));
	}

	private static List<Object> row(int slots, int clients, Measurement measured) {
		return List.of(slots, clients, measured.perSecond(), measured.millisAt(50), measured.millisAt(95),
				measured.cores(), measured.cpuMillisEach(Part.API), measured.cpuMillisEach(Part.MYSQL),
				measured.cpuMillisEach(Part.KAFKA), measured.cpuMillisEach(Part.WORKERS), measured.gavelCpuMillisEach(),
				measured.cpuMillisEach(Part.CLIENTS), measured.each(measured.usage().database().statements()),
				measured.each(measured.usage().database().commits()),
				measured.each(measured.usage().database().syncs()));
	}

}
