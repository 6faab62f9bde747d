package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Long polls: answers that wait until the judgement ends, as long as the client allows.
 */
@Component
public class LongPoll implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(LongPoll.class);

	private static final int READERS = 8;

	private final EndWatch watch;

	/** Own threads: reading large tests may wait for memory, and delays no jobs. */
	private final ThreadPoolTaskExecutor executor;

	private final LimitsProperties limits;

	LongPoll(EndWatch watch, ThreadPoolTaskExecutorBuilder executors, LimitsProperties limits) {
		this.watch = watch;
		this.limits = limits;
		this.executor = executors.corePoolSize(READERS).threadNamePrefix("long-poll-").build();
		executor.initialize();
	}

	/** Returns how long to wait: as {@code ?wait=} asks, up to the limit. */
	public Duration patience(@Nullable String wait) {
		return Wait.parse(wait, limits.maxWait());
	}

	/** Answers for a program whose judgement may have ended already. */
	public <V extends Awaited> CompletableFuture<V> hold(UUID id, Duration patience, AwaitedViews<V> views,
			Caller caller) {
		return patience.isZero() ? CompletableFuture.completedFuture(views.find(id, caller))
				: hold(id, watch.await(id, patience, caller), views, caller);
	}

	/**
	 * Does the same for a request of which the judgement is only a part: it waits however
	 * many clients do.
	 */
	public <V extends Awaited> CompletableFuture<V> holdAnyway(UUID id, Duration patience, AwaitedViews<V> views,
			Caller caller) {
		return hold(id, watch.awaitAnyway(id, patience, caller), views, caller);
	}

	/**
	 * @param end watched before reading, so that an end in between is not missed
	 */
	private <V extends Awaited> CompletableFuture<V> hold(UUID id, CompletableFuture<Optional<JudgementEnded>> end,
			AwaitedViews<V> views, Caller caller) {
		V found = findOrEnd(id, views, caller, end);
		if (found.isFinal()) {
			end.complete(Optional.empty());
			return CompletableFuture.completedFuture(found);
		}
		return end.thenApplyAsync((recorded) -> views.find(id, caller), executor);
	}

	private static <V extends Awaited> V findOrEnd(UUID id, AwaitedViews<V> views, Caller caller,
			CompletableFuture<?> end) {
		try {
			return views.find(id, caller);
		}
		catch (RuntimeException ex) {
			end.cancel(false);
			throw ex;
		}
	}

	/**
	 * Answers for a program that was just stored: 202, or 200 if its judgement has ended.
	 * @param place the path under which it is found
	 */
	public <V extends Awaited> CompletableFuture<ResponseEntity<V>> taken(V queued, String place, Duration patience,
			AwaitedViews<V> views, Caller caller) {
		return found(queued, watch.await(queued.id(), patience, caller), views, caller)
			.exceptionally((failure) -> stillQueued(queued, failure))
			.thenApply((found) -> taken(found, place, found.isFinal()));
	}

	/**
	 * Completes with a program that was just stored: once its judgement has ended or the
	 * time is over, however many clients wait.
	 */
	public <V extends Awaited> CompletableFuture<V> holdTaken(V queued, Duration patience, AwaitedViews<V> views,
			Caller caller) {
		return found(queued, watch.awaitAnyway(queued.id(), patience, caller), views, caller);
	}

	private <V extends Awaited> CompletableFuture<V> found(V queued, CompletableFuture<Optional<JudgementEnded>> end,
			AwaitedViews<V> views, Caller caller) {
		return end.thenApplyAsync((ended) -> ended.filter(LongPoll::isFirst)
			.map((recorded) -> views.judged(queued, recorded, caller))
			.orElseGet(() -> views.find(queued.id(), caller)), executor);
	}

	/**
	 * Answers for a program that the same request stored before: 202, or 200 if it waits
	 * and the judgement has ended.
	 */
	public <V extends Awaited> CompletableFuture<ResponseEntity<V>> takenBefore(UUID id, String place,
			Duration patience, AwaitedViews<V> views, Caller caller) {
		return hold(id, patience, views, caller)
			.thenApply((found) -> taken(found, place, found.isFinal() && !patience.isZero()));
	}

	private static <V extends Awaited> ResponseEntity<V> taken(V found, String place, boolean done) {
		return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.ACCEPTED)
			.location(URI.create(place + found.id()))
			.body(found);
	}

	private static boolean isFirst(JudgementEnded end) {
		return end.number() == 1;
	}

	/** The program is stored, so the client must not send it again, whatever fails. */
	private static <V extends Awaited> V stillQueued(V queued, Throwable failure) {
		logger.warn("Program {} is stored, but could not be read again", queued.id(), failure);
		return queued;
	}

	@Override
	public void destroy() {
		executor.shutdown();
	}

}
