package dev.gavel.worker.sandbox;

import java.time.Duration;

/**
 * What one test run may use.
 *
 * @param cpuTime of all its threads together; this is what decides
 * @param idleTime on the wall clock, without the time spent waiting for a processor; only
 * protects against programs that wait
 * @param memoryBytes beyond what an empty program needs
 * @param outputBytes on standard output, and the same on standard error
 * @param resultBytes of the encoded return value
 */
public record RunLimits(Duration cpuTime, Duration idleTime, long memoryBytes, int outputBytes, int resultBytes) {

	public RunLimits {
		requirePositive(cpuTime.toMillis(), "cpuTime");
		requirePositive(idleTime.toMillis(), "idleTime");
		requirePositive(memoryBytes, "memoryBytes");
		requirePositive(outputBytes, "outputBytes");
		requirePositive(resultBytes, "resultBytes");
	}

	public RunLimits withCpuTime(Duration other) {
		return new RunLimits(other, idleTime, memoryBytes, outputBytes, resultBytes);
	}

	private static void requirePositive(long value, String name) {
		if (value <= 0) {
			throw new IllegalArgumentException("%s: expected more than 0, found %d".formatted(name, value));
		}
	}

}
