package dev.gavel.api.compat.judge0;

import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The limits of submissions, in Judge0's units and with its defaults. */
@Component
class Bounds {

	static final int MOST_RUNS = 20;

	static final int MOST_IN_BATCH = 20;

	private static final int KILOBYTE = 1024;

	private final double mostSeconds;

	private final long mostKilobytes;

	Bounds(LimitsProperties limits) {
		this.mostSeconds = limits.maxTimeLimit().toMillis() / 1000.0;
		this.mostKilobytes = limits.maxMemoryLimit().toBytes() / KILOBYTE;
	}

	/** Returns the limits that are numbers by the names of their fields. */
	Map<String, Bound> all() {
		return Map.of("cpu_time_limit", new Bound(Math.min(5, mostSeconds), 0, mostSeconds), "cpu_extra_time",
				new Bound(1, 0, 5), "wall_time_limit", new Bound(10, 1, Math.max(20, 2 * mostSeconds)), "memory_limit",
				new Bound(Math.min(128_000, mostKilobytes), 2048, mostKilobytes), "stack_limit",
				new Bound(64_000, 0, 128_000), "max_processes_and_or_threads", new Bound(60, 1, 120), "max_file_size",
				new Bound(1024, 0, 4096), "number_of_runs", new Bound(1, 1, MOST_RUNS));
	}

	/**
	 * A limit.
	 *
	 * @param usual where none is sent
	 */
	record Bound(double usual, double least, double most) {
	}

}
