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

/** A closed loop: each client repeats an exchange without a pause. */
public final class Clients implements AutoCloseable {

	private static final Duration LOOK = Duration.ofMillis(100);

	private final Recorder micros = new Recorder(3);

	private final CompletableFuture<Void> failure = new CompletableFuture<>();

	private final List<Thread> threads;

	private volatile boolean stopped;

	private Clients(int count, Consumer<String> exchange, long times) {
		this.threads = IntStream.range(0, count)
			.mapToObj((number) -> new Thread(() -> repeat(exchange, times), "client-" + number))
			.toList();
		threads.forEach(Thread::start);
	}

	/**
	 * @param exchange what a client does, given its name
	 */
	public static Clients start(int count, Consumer<String> exchange) {
		return new Clients(count, exchange, Long.MAX_VALUE);
	}

	/**
	 * Lets each client do one exchange, all at the same time.
	 * @return how long each took
	 */
	public static Latencies once(int count, Consumer<String> exchange) {
		Clients clients = new Clients(count, exchange, 1);
		clients.threads.forEach(Clients::join);
		clients.pause(Duration.ZERO);
		return new Latencies(clients.micros.getIntervalHistogram());
	}

	private void repeat(Consumer<String> exchange, long times) {
		try {
			for (long done = 0; done < times && !stopped; done++) {
				long start = System.nanoTime();
				exchange.accept(Thread.currentThread().getName());
				micros.recordValue((System.nanoTime() - start) / 1000);
			}
		}
		catch (RuntimeException ex) {
			failure.completeExceptionally(ex);
		}
	}

	/**
	 * Lets the clients continue for that time.
	 * @return how long each exchange took that ended within it
	 * @throws IllegalStateException if one failed
	 */
	public Latencies goOn(Duration time) {
		micros.reset();
		pause(time);
		return new Latencies(micros.getIntervalHistogram());
	}

	/** Lets the clients continue until the condition holds. */
	public Latencies goOnUntil(BooleanSupplier condition) {
		micros.reset();
		while (!condition.getAsBoolean()) {
			pause(LOOK);
		}
		return new Latencies(micros.getIntervalHistogram());
	}

	/** A failure of a client ends it. */
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

	/** Every client ends its exchange. */
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
