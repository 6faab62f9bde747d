package dev.gavel.api.compat.judge0;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.compat.run.KeptRuns;
import dev.gavel.api.webhook.receiver.Receivers;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells those who want it of the ends of submissions. Nothing is stored: a callback is
 * lost when its replica stops before.
 */
@Component
class Callbacks implements DisposableBean {

	static final int MOST_TRIES = 3;

	private static final Logger logger = LoggerFactory.getLogger(Callbacks.class);

	/** As many as may wait at a replica. */
	private static final int MOST = 10_000;

	private static final int THREADS = 8;

	private static final Duration PATIENCE = Duration.ofHours(1);

	private final KeptRuns runs;

	private final Receivers receivers;

	private final JsonMapper json;

	private final Semaphore room = new Semaphore(MOST);

	private final ThreadPoolTaskExecutor executor;

	Callbacks(KeptRuns runs, Receivers receivers, JsonMapper json, ThreadPoolTaskExecutorBuilder executors) {
		this.runs = runs;
		this.receivers = receivers;
		this.json = json;
		this.executor = executors.corePoolSize(THREADS).threadNamePrefix("judge0-callback-").build();
		executor.initialize();
	}

	/** Calls a URL with the submission once it has ended, if there is room to wait. */
	void tell(URI url, KeptRun kept, Function<KeptRun, Map<String, @Nullable Object>> body, Caller caller) {
		if (!room.tryAcquire()) {
			logger.warn("{} other callbacks wait, so none is sent for evaluation {}", MOST, kept.id());
			return;
		}
		runs.ended(kept, PATIENCE, caller)
			.thenAcceptAsync((ended) -> send(url, json.writeValueAsBytes(body.apply(ended))), executor)
			.whenComplete((sent, failure) -> {
				room.release();
				if (failure != null) {
					logger.warn("No callback is sent for evaluation {}", kept.id(), failure);
				}
			});
	}

	/** Stops at the first response, whatever it is. */
	private void send(URI url, byte[] body) {
		for (int tries = 0; tries < MOST_TRIES; tries++) {
			if (receivers.put(url, body).status() != null) {
				return;
			}
		}
	}

	@Override
	public void destroy() {
		executor.shutdown();
	}

}
