package dev.gavel.standalone;

import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what was started when the process is asked to end. */
final class Shutdown {

	private static final Logger logger = LoggerFactory.getLogger(Shutdown.class);

	/**
	 * Ends before a supervisor kills Gavel, which takes some 15 s. Tethered processes end
	 * with this one.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(13);

	private final NavigableMap<Part, AutoCloseable> started = new TreeMap<>(Comparator.reverseOrder());

	private final Progress progress;

	private volatile boolean begun;

	Shutdown(Progress progress) {
		this.progress = progress;
	}

	/** The only hook of the process, because hooks run in no particular order. */
	static Shutdown atExit(Progress progress) {
		Shutdown shutdown = new Shutdown(progress);
		Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
		return shutdown;
	}

	synchronized <T extends AutoCloseable> T add(Part part, T running) {
		started.put(part, running);
		return running;
	}

	/** Whether it has begun; failures are then expected and not logged. */
	boolean begun() {
		return begun;
	}

	/**
	 * Ends the process because a part of it is gone. Returns at once, as the caller's
	 * thread may be needed to stop.
	 */
	void breakOff(String reason) {
		if (!begun) {
			logger.error("{}; stopping", reason);
			progress.say(reason + "; Gavel is stopping. Start it again to continue where it stopped.");
			new Thread(() -> System.exit(1), "break-off").start();
		}
	}

	void run() {
		begun = true;
		if (!isEmpty()) {
			progress.say("Stopping Gavel");
			stopWithin(PATIENCE);
		}
	}

	private synchronized boolean isEmpty() {
		return started.isEmpty();
	}

	private void stopWithin(Duration patience) {
		try {
			CompletableFuture.runAsync(this::stopAll, (runnable) -> new Thread(runnable, "stop").start())
				.get(patience.toMillis(), TimeUnit.MILLISECONDS);
			progress.say("Gavel has stopped");
		}
		catch (TimeoutException ex) {
			progress.say("Not everything stopped within %d s; the rest is killed".formatted(patience.toSeconds()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			logger.warn("Stopping failed", ex);
		}
	}

	private synchronized void stopAll() {
		started.forEach(Shutdown::stop);
		started.clear();
	}

	private static void stop(Part part, AutoCloseable running) {
		try {
			running.close();
		}
		catch (Exception ex) {
			logger.warn("{} did not stop cleanly; stopping the other parts", part.title(), ex);
		}
	}

}
