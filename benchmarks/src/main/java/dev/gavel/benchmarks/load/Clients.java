package dev.gavel.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Recorder;

/**
 * So many clients, each of which does the same again and again, and at once when it is
 * done: a closed loop.
 */
public final class Clients implements AutoCloseable {

	private final Recorder micros = new Recorder(3);

	private final CompletableFuture<Void> failure = new CompletableFuture<>();

	private final List<Thread> threads;

	private volatile boolean stopped;

	private Clients(int count, Consumer<String> exchange) {
		this.threads = IntStream.range(0, count)
			.mapToObj((number) -> new Thread(() -> repeat(exchange, "client-" + number), "client-" + number))
			.toList();
	}

	/**
	 * @param exchange what a client does, told its name
	 */
	public static Clients start(int count, Consumer<String> exchange) {
		Clients clients = new Clients(count, exchange);
		clients.threads.forEach(Thread::start);
		return clients;
	}

	private void repeat(Consumer<String> exchange, String name) {
		try {
			while (!stopped) {
				long start = System.nanoTime();
				exchange.accept(name);
				micros.recordValue((System.nanoTime() - start) / 1000);
			}
		}
		catch (RuntimeException ex) {
			failure.completeExceptionally(ex);
		}
	}

	/**
	 * Lets them go on for that time.
	 * @return how long each exchange took that ended within it
	 */
	public Latencies goOn(Duration time) {
		micros.reset();
		pause(time);
		return new Latencies(micros.getIntervalHistogram());
	}

	/**
	 * Lets them go on until that is so.
	 * @param look how often that is looked at
	 * @return how long each exchange took that ended before
	 */
	public Latencies goOnUntil(BooleanSupplier condition, Duration look, Duration patience) {
		micros.reset();
		long deadline = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("What was waited for did not come within " + patience);
			}
			pause(look);
		}
		return new Latencies(micros.getIntervalHistogram());
	}

	/** Shorter when a client fails, because then nothing is worth waiting for. */
	private void pause(Duration time) {
		try {
			failure.get(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A client failed: " + ex.getCause().getMessage(), ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	/** Each ends what it is doing. */
	@Override
	public void close() {
		stopped = true;
		threads.forEach(Clients::join);
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
