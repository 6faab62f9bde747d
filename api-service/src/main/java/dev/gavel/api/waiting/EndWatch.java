package dev.gavel.api.waiting;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets clients wait for verdicts without holding a thread for each. */
@Component
class EndWatch {

	private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

	private final Judgements judgements;

	private final int maxWaiting;

	EndWatch(Judgements judgements, LimitsProperties limits) {
		this.judgements = judgements;
		this.maxWaiting = limits.maxWaiting();
	}

	/**
	 * Completes when the judgement has ended or the time is over, and at once when too
	 * many wait. Call it before reading the state; otherwise an end in between is noticed
	 * only at the next look.
	 * @return the end if this replica has recorded it meanwhile
	 */
	CompletableFuture<Optional<JudgementEnded>> await(UUID programId, Duration wait) {
		if (wait.isZero() || waiters.size() >= maxWaiting) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		Waiter waiter = new Waiter(programId, new CompletableFuture<>());
		waiters.add(waiter);
		waiter.end().completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS);
		waiter.end().whenComplete((recorded, failure) -> waiters.remove(waiter));
		return waiter.end();
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		ended(List.of(event.programId()), Optional.of(event));
	}

	/**
	 * Finds verdicts that another replica recorded, with one query for all waiting
	 * clients.
	 */
	@Scheduled(fixedDelay = 500)
	void look() {
		List<UUID> ids = waiters.stream().map(Waiter::programId).distinct().toList();
		if (!ids.isEmpty()) {
			ended(judgements.ended(ids), Optional.empty());
		}
	}

	/** Answers all clients that wait, before the server stops. */
	@EventListener(ContextClosedEvent.class)
	void release() {
		waiters.forEach((waiter) -> waiter.end().complete(Optional.empty()));
	}

	private void ended(List<UUID> ids, Optional<JudgementEnded> end) {
		waiters.stream()
			.filter((waiter) -> ids.contains(waiter.programId()))
			.forEach((waiter) -> waiter.end().complete(end));
	}

	private record Waiter(UUID programId, CompletableFuture<Optional<JudgementEnded>> end) {
	}

}
