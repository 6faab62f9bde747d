package dev.gavel.benchmarks.installation;

import java.time.Duration;

/** What an installation has used. */
public record Usage(CpuTimes cpu, DatabaseCounters database, Traffic traffic) {

	/** Of nothing, or of what cannot be seen. */
	public static final Usage NONE = new Usage(CpuTimes.NONE, DatabaseCounters.NONE, Traffic.NONE);

	public Usage since(Usage earlier) {
		return new Usage(cpu.since(earlier.cpu), database.since(earlier.database), traffic.since(earlier.traffic));
	}

	public Usage plus(Usage other) {
		return new Usage(cpu.plus(other.cpu), database.plus(other.database), traffic.plus(other.traffic));
	}

	public double cpuMillis(Part part) {
		return millis(cpu.of(part));
	}

	/** Of Gavel itself: without what it runs, and the clients. */
	public double gavelCpuMillis() {
		return millis(cpu.ofGavel());
	}

	private static double millis(Duration duration) {
		return duration.toNanos() / 1e6;
	}

}
