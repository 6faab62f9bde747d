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
	 * many wait. To be called before reading its state: what ends in between is otherwise
	 * found by the next look.
	 * @return the end if this replica has recorded it meanwhile
	 */
	CompletableFuture<Optional<JudgementEnded>> await(UUID programId, Duration wait) {
		if (wait.isZero() || waiters.size() >= maxWaiting) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		Waiter waiter = new Waiter(programId, new CompletableFuture<>());
		waiters.add(waiter);
		waiter.concluded().completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS);
		waiter.concluded().whenComplete((verdict, failure) -> waiters.remove(waiter));
		return waiter.concluded();
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		concluded(List.of(event.judgement().programId()), Optional.of(event));
	}

	/** Another replica may have recorded the verdict: one query for all who wait. */
	@Scheduled(fixedDelay = 500)
	void look() {
		List<UUID> ids = waiters.stream().map(Waiter::programId).distinct().toList();
		if (!ids.isEmpty()) {
			concluded(judgements.concluded(ids), Optional.empty());
		}
	}

	/** Answers all clients that wait, before the server stops. */
	@EventListener(ContextClosedEvent.class)
	void release() {
		waiters.forEach((waiter) -> waiter.concluded().complete(Optional.empty()));
	}

	private void concluded(List<UUID> ids, Optional<JudgementEnded> end) {
		waiters.stream()
			.filter((waiter) -> ids.contains(waiter.programId()))
			.forEach((waiter) -> waiter.concluded().complete(end));
	}

	private record Waiter(UUID programId, CompletableFuture<Optional<JudgementEnded>> concluded) {
	}

}
