package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.result.Column;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** How long exchanges took. */
public record Latencies(Histogram micros) {

	public long count() {
		return micros.getTotalCount();
	}

	public Latencies plus(Latencies other) {
		Histogram sum = micros.copy();
		sum.add(other.micros);
		return new Latencies(sum);
	}

	/**
	 * What a share of the exchanges, in percent, did not exceed; NaN if there were none.
	 */
	public double millisAt(double percentile) {
		return (count() > 0) ? micros.getValueAtPercentile(percentile) / 1000.0 : Double.NaN;
	}

	/** p50, p95 and p99. */
	public static <T> List<Column<T>> columns(Function<T, Latencies> latencies) {
		return List.of(column(latencies, 50), column(latencies, 95), column(latencies, 99));
	}

	public static <T> Column<T> longest(Function<T, Latencies> latencies) {
		return new Column<>("longest ms", (each) -> latencies.apply(each).millisAt(100));
	}

	public static <T> Column<T> column(Function<T, Latencies> latencies, int percentile) {
		return new Column<>("p%d ms".formatted(percentile), (each) -> latencies.apply(each).millisAt(percentile));
	}

}
