package dev.gavel.benchmarks.installation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an installation has used.
 *
 * @param cpu user and system, of all threads
 * @param statements that MySQL got from clients
 * @param commits explicit ones
 */
public record Usage(Map<Part, Duration> cpu, long statements, long commits) {

	/** The usage of an installation that cannot be measured. */
	public static final Usage NONE = new Usage(Map.of(), 0, 0);

	public Usage {
		cpu = Map.copyOf(cpu);
	}

	public Usage since(Usage earlier) {
		Map<Part, Duration> difference = new EnumMap<>(Part.class);
		cpu.forEach((part, time) -> difference.put(part, time.minus(earlier.cpu.get(part))));
		return new Usage(difference, statements - earlier.statements, commits - earlier.commits);
	}

	public double cpuMillis(Part part) {
		return cpu.getOrDefault(part, Duration.ZERO).toNanos() / 1e6;
	}

	/** Returns the CPU time without cells and clients. */
	public double gavelCpuMillis() {
		return Part.SERVICES.stream().mapToDouble(this::cpuMillis).sum();
	}

}
