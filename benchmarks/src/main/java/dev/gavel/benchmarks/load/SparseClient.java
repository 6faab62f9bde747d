package dev.gavel.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Recorder;

/** Repeats an exchange with pauses, as a person does, so that it is no load itself. */
public final class SparseClient implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(250);

	private final Recorder micros = new Recorder(3);

	private final CompletableFuture<Void> failure = new CompletableFuture<>();

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final Runnable exchange;

	public SparseClient(Runnable exchange) {
		this.exchange = exchange;
		thread.scheduleWithFixedDelay(this::once, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void once() {
		try {
			long start = System.nanoTime();
			exchange.run();
			micros.recordValue((System.nanoTime() - start) / 1000);
		}
		catch (RuntimeException ex) {
			failure.completeExceptionally(ex);
			throw ex;
		}
	}

	/**
	 * Goes on for that time.
	 * @return how long each exchange took that ended within it
	 */
	public Latencies goOn(Duration time) {
		return goOnDuring(() -> {
			try {
				failure.get(time.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				return;
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("An exchange failed: " + ex.getCause().getMessage(), ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("interrupted", ex);
			}
		});
	}

	/** Goes on while something else is done. */
	public Latencies goOnDuring(Runnable other) {
		micros.reset();
		other.run();
		if (failure.isCompletedExceptionally()) {
			failure.join();
		}
		return new Latencies(micros.getIntervalHistogram());
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}

}
