package dev.gavel.api.compat.judge0;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.webhook.receiver.Receivers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls those who want it when submissions have ended. Nothing is stored: a callback is
 * lost when its replica stops before.
 */
@Component
class Callbacks implements DisposableBean {

	static final int MOST_TRIES = 3;

	/** Of each try. */
	static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(Callbacks.class);

	/** As many as may wait at a replica. */
	private static final int MOST = 10_000;

	private static final int THREADS = 8;

	private static final Duration PATIENCE = Duration.ofHours(1);

	private final Judgements judgements;

	private final Receivers receivers;

	private final JsonMapper json;

	private final Clock clock;

	private final Map<UUID, Callback> waiting = new ConcurrentHashMap<>();

	private final Semaphore room = new Semaphore(MOST);

	private final ThreadPoolTaskExecutor executor;

	private final ClientTurns turns;

	Callbacks(Judgements judgements, Receivers receivers, JsonMapper json, Clock clock,
			ThreadPoolTaskExecutorBuilder executors) {
		this.judgements = judgements;
		this.receivers = receivers;
		this.json = json;
		this.clock = clock;
		this.executor = executors.corePoolSize(THREADS).threadNamePrefix("judge0-callback-").build();
		executor.initialize();
		this.turns = new ClientTurns(executor);
	}

	/**
	 * Calls a URL once a submission has ended, if there is room to wait.
	 * @param client who sent it
	 * @param body reads what is sent
	 */
	void add(UUID submission, URI url, String client, Supplier<Map<String, @Nullable Object>> body) {
		if (room.tryAcquire()) {
			waiting.put(submission, new Callback(submission, url, client, body, clock.instant()));
		}
		else {
			logger.warn("{} other callbacks wait, so none is sent for evaluation {}", MOST, submission);
		}
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		ended(event.programId());
	}

	/**
	 * Finds those that another replica recorded, or that ended before they were added.
	 */
	@Scheduled(fixedDelay = 2000)
	void look() {
		Instant before = clock.instant().minus(PATIENCE);
		waiting.values().stream().filter((callback) -> callback.since().isBefore(before)).forEach(this::forget);
		List<UUID> ids = List.copyOf(waiting.keySet());
		if (!ids.isEmpty()) {
			judgements.ended(ids).forEach(this::ended);
		}
	}

	private void forget(Callback callback) {
		if (waiting.remove(callback.submission()) != null) {
			room.release();
		}
	}

	private void ended(UUID submission) {
		Callback callback = waiting.remove(submission);
		if (callback != null) {
			turns.run(callback.client(), () -> send(callback));
		}
	}

	private void send(Callback callback) {
		try {
			send(callback.url(), body(callback));
		}
		catch (RuntimeException ex) {
			logger.warn("The callback of evaluation {} failed and is not sent again", callback.submission(), ex);
		}
		finally {
			room.release();
		}
	}

	/** Reads one at a time: outputs may be large. */
	private synchronized byte[] body(Callback callback) {
		return json.writeValueAsBytes(callback.body().get());
	}

	/** Stops at the first response, whatever it is. */
	private void send(URI url, byte[] body) {
		for (int tries = 0; tries < MOST_TRIES; tries++) {
			if (receivers.put(url, body, TIMEOUT).status() != null) {
				return;
			}
		}
	}

	@Override
	public void destroy() {
		executor.shutdown();
	}

	private record Callback(UUID submission, URI url, String client, Supplier<Map<String, @Nullable Object>> body,
			Instant since) {
	}

}
