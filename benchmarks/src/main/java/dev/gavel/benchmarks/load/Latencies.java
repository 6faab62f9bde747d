package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.result.Column;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How long exchanges took. */
public record Latencies(Histogram micros) {

	public long count() {
		return micros.getTotalCount();
	}

	/** NaN if there were no exchanges. */
	public double millisAt(double percentile) {
		return (count() > 0) ? micros.getValueAtPercentile(percentile) / 1000.0 : Double.NaN;
	}

	/** p50, p95 and p99. */
	public static <T> List<Column<T>> columns(Function<T, Latencies> latencies) {
		return Stream.of(50, 95, 99)
			.map((percentile) -> new Column<T>("p%d ms".formatted(percentile),
					(row) -> latencies.apply(row).millisAt(percentile)))
			.toList();
	}

}
