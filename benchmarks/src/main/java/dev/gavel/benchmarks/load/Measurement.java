package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.result.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What clients saw and what it cost.
 *
 * @param time for how long they were watched
 */
public record Measurement(Latencies latencies, Duration time, Usage usage) {

	/**
	 * @param usage what has been used until now
	 * @param exchanges lets clients work, and returns how long each exchange took
	 */
	public static Measurement of(Supplier<Usage> usage, Supplier<Latencies> exchanges) {
		Usage before = usage.get();
		long start = System.nanoTime();
		Latencies latencies = exchanges.get();
		Duration time = Duration.ofNanos(System.nanoTime() - start);
		return new Measurement(latencies, time, usage.get().since(before));
	}

	public long count() {
		return latencies.count();
	}

	public double perSecond() {
		return count() * 1e9 / time.toNanos();
	}

	/** Per exchange; NaN if there were none. */
	public double each(double total) {
		return (count() > 0) ? total / count() : Double.NaN;
	}

	public static <T> List<Column<T>> latencyColumns(Function<T, Measurement> measurement) {
		return Latencies.columns(measurement.andThen(Measurement::latencies));
	}

	/** Latencies, and CPU time per exchange of each part and of Gavel as a whole. */
	public static <T> List<Column<T>> allColumns(Function<T, Measurement> measurement) {
		List<Column<T>> columns = new ArrayList<>(latencyColumns(measurement));
		for (Part part : Part.values()) {
			columns.add(cpuColumn(part.title(), measurement, (usage) -> usage.cpuMillis(part)));
		}
		columns.add(cpuColumn("Gavel", measurement, Usage::gavelCpuMillis));
		return columns;
	}

	private static <T> Column<T> cpuColumn(String title, Function<T, Measurement> measurement,
			Function<Usage, Double> millis) {
		return new Column<>(title + " CPU ms", (row) -> {
			Measurement measured = measurement.apply(row);
			return measured.each(millis.apply(measured.usage()));
		});
	}

}
