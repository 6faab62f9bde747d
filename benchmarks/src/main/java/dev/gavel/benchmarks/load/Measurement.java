package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.installation.CpuTimes;
import dev.gavel.benchmarks.installation.DatabaseCounters;
import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Stages;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;

/**
 * What clients saw and what it cost.
 *
 * @param micros how long each exchange took
 */
public record Measurement(Histogram micros, Duration time, CpuTimes cpu, DatabaseCounters database, Stages stages) {

	/** Of clients that run already. */
	public static Measurement of(Installation installation, Clients clients, Duration time) {
		DatabaseCounters database = installation.databaseCounters();
		CpuTimes cpu = installation.cpuTimes();
		Instant begin = Instant.now();
		long start = System.nanoTime();
		Histogram micros = clients.goOn(time);
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		return new Measurement(micros, took, installation.cpuTimes().since(cpu),
				installation.databaseCounters().since(database), installation.stages(begin));
	}

	public long exchanges() {
		return micros.getTotalCount();
	}

	public double perSecond() {
		return exchanges() * 1e9 / time.toNanos();
	}

	public double cpuMillisEach(Part part) {
		return millis(cpu.of(part)) / exchanges();
	}

	public double gavelCpuMillisEach() {
		return millis(cpu.ofGavel()) / exchanges();
	}

	/** How many cores' worth of CPU time was used by Gavel and the clients together. */
	public double cores() {
		return millis(cpu.ofGavel().plus(cpu.of(Part.CLIENTS))) / millis(time);
	}

	/** What a share of the exchanges, in percent, did not exceed. */
	public double millisAt(double percentile) {
		return micros.getValueAtPercentile(percentile) / 1000.0;
	}

	public double each(long count) {
		return (double) count / exchanges();
	}

	private static double millis(Duration duration) {
		return duration.toNanos() / 1e6;
	}

}
