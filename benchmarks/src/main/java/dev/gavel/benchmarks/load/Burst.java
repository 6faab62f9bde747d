package dev.gavel.benchmarks.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Clients that do something once each, all at the same time. */
public final class Burst {

	private Burst() {
	}

	/**
	 * @param exchange what a client does, told its name
	 * @return how long each exchange took
	 * @throws IllegalStateException if one failed
	 */
	public static Latencies of(int clients, Consumer<String> exchange) {
		Histogram micros = new ConcurrentHistogram(3);
		try {
			CompletableFuture
				.allOf(IntStream.range(0, clients)
					.mapToObj((number) -> "client-" + number)
					.map((name) -> CompletableFuture.runAsync(() -> timed(exchange, name, micros),
							(task) -> new Thread(task, name).start()))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("A client failed: " + ex.getCause().getMessage(), ex.getCause());
		}
		return new Latencies(micros);
	}

	private static void timed(Consumer<String> exchange, String name, Histogram micros) {
		long start = System.nanoTime();
		exchange.accept(name);
		micros.recordValue((System.nanoTime() - start) / 1000);
	}

}
