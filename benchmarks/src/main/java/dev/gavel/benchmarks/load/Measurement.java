package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Stages;
import dev.gavel.benchmarks.installation.Target;
import dev.gavel.benchmarks.installation.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What clients saw and what it cost.
 *
 * @param time for how long they were watched
 */
public record Measurement(Latencies latencies, Duration time, Usage usage, Stages stages) {

	/** Of clients that run already. */
	public static Measurement of(Target target, Clients clients, Duration time) {
		return of(target, () -> clients.goOn(time));
	}

	/**
	 * @param exchanges lets clients do something, and tells how long each exchange took
	 */
	public static Measurement of(Target target, Supplier<Latencies> exchanges) {
		Usage usage = target.usage();
		Instant begin = Instant.now();
		long start = System.nanoTime();
		Latencies latencies = exchanges.get();
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		return new Measurement(latencies, took, target.usage().since(usage), target.stages(begin));
	}

	public long exchanges() {
		return latencies.count();
	}

	public double perSecond() {
		return exchanges() * 1e9 / time.toNanos();
	}

	public double cpuMillisEach(Part part) {
		return usage.cpuMillis(part) / exchanges();
	}

	public double gavelCpuMillisEach() {
		return usage.gavelCpuMillis() / exchanges();
	}

	/** How many cores' worth of CPU time was used by Gavel and the clients together. */
	public double cores() {
		return (usage.gavelCpuMillis() + usage.cpuMillis(Part.CLIENTS)) * 1e6 / time.toNanos();
	}

	/** What a share of the exchanges, in percent, did not exceed. */
	public double millisAt(double percentile) {
		return latencies.millisAt(percentile);
	}

	public double each(long count) {
		return (double) count / exchanges();
	}

}
