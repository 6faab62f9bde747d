package dev.gavel.api.platform.task;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that never runs twice at the same time. Requests that come while it waits or
 * runs are answered by one more run, and take no thread meanwhile.
 */
public final class Coalesced {

	private static final Logger logger = LoggerFactory.getLogger(Coalesced.class);

	private final Executor executor;

	private final Runnable task;

	private final AtomicInteger requests = new AtomicInteger();

	public Coalesced(Executor executor, Runnable task) {
		this.executor = executor;
		this.task = task;
	}

	/** Lets the task run once from now on. */
	public void request() {
		if (requests.getAndIncrement() == 0) {
			executor.execute(this::run);
		}
	}

	private void run() {
		int answered = requests.get();
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.error("A background task failed; it runs again when it is requested next", ex);
		}
		finally {
			if (requests.addAndGet(-answered) > 0) {
				executor.execute(this::run);
			}
		}
	}

}
