package dev.gavel.benchmarks.installation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU time by part, user and system, of all threads: as the kernel counts it, to 10 ms.
 */
public record CpuTimes(Map<Part, Duration> used) {

	static final CpuTimes NONE = new CpuTimes(Map.of());

	public CpuTimes {
		used = Map.copyOf(used);
	}

	public CpuTimes since(CpuTimes earlier) {
		Map<Part, Duration> differences = new EnumMap<>(Part.class);
		used.forEach((part, time) -> differences.put(part, time.minus(earlier.of(part))));
		return new CpuTimes(differences);
	}

	public CpuTimes plus(CpuTimes other) {
		Map<Part, Duration> sums = new EnumMap<>(Part.class);
		Stream.of(used, other.used)
			.forEach((times) -> times.forEach((part, time) -> sums.merge(part, time, Duration::plus)));
		return new CpuTimes(sums);
	}

	public Duration of(Part part) {
		return used.getOrDefault(part, Duration.ZERO);
	}

	/** Of Gavel itself: without what it runs, and the clients. */
	public Duration ofGavel() {
		return used.entrySet()
			.stream()
			.filter((entry) -> entry.getKey() != Part.CLIENTS && entry.getKey() != Part.CELLS)
			.map(Map.Entry::getValue)
			.reduce(Duration.ZERO, Duration::plus);
	}

}
