package dev.gavel.benchmarks.waiting;

import dev.gavel.benchmarks.load.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long after its verdict each of many clients knew of it. */
final class Told {

	private static final long PATIENCE_SECONDS = 600;

	private final Histogram micros = new ConcurrentHistogram(3);

	private final CompletableFuture<Void> all;

	Told(List<CompletableFuture<Duration>> ages) {
		this.all = CompletableFuture
			.allOf(ages.stream().map((age) -> age.thenAccept(this::record)).toArray(CompletableFuture[]::new))
			.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	/** The time of a verdict is told in milliseconds, and so may be a little late. */
	private void record(Duration age) {
		micros.recordValue(Math.max(0, age.toNanos() / 1000));
	}

	/**
	 * Waits until all know.
	 * @throws IllegalStateException if one was not told
	 */
	Latencies await() {
		try {
			all.join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("A client was not told its verdict: " + ex.getCause(), ex.getCause());
		}
		return new Latencies(micros);
	}

}
