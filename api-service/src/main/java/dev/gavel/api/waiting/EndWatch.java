package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets clients wait for verdicts without holding a thread for each. */
@Component
class EndWatch {

	private final Waiters<Poll> polls;

	private final Judgements judgements;

	private final Clock clock;

	EndWatch(Judgements judgements, LimitsProperties limits, CallerLimits ofCallers, Clock clock) {
		this.judgements = judgements;
		this.polls = new Waiters<>(limits.maxWaiting(), ofCallers::polls);
		this.clock = clock;
	}

	/**
	 * Completes when the judgement has ended or the time is over, and at once when too
	 * many wait. Call it before reading the state; otherwise an end in between is noticed
	 * only at the next look.
	 * @return the end if this replica has recorded it meanwhile; a {@link Problem} when
	 * the caller's account was changed meanwhile
	 */
	CompletableFuture<Optional<JudgementEnded>> await(UUID programId, Duration wait, Caller caller) {
		Poll poll = poll(programId, caller);
		if (wait.isZero() || !polls.add(poll)) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return ended(poll, wait);
	}

	/** Does the same however many wait. */
	CompletableFuture<Optional<JudgementEnded>> awaitAnyway(UUID programId, Duration wait, Caller caller) {
		Poll poll = poll(programId, caller);
		polls.addAnyway(poll);
		return ended(poll, wait);
	}

	private Poll poll(UUID programId, Caller caller) {
		return new Poll(programId, caller, clock.instant(), new CompletableFuture<>());
	}

	private CompletableFuture<Optional<JudgementEnded>> ended(Poll poll, Duration wait) {
		poll.end().completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS);
		poll.end().whenComplete((recorded, failure) -> polls.remove(poll));
		return poll.end();
	}

	Stream<? extends Waiter> waiters() {
		return polls.stream();
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
		List<UUID> ids = polls.stream().map(Poll::programId).distinct().toList();
		if (!ids.isEmpty()) {
			ended(judgements.ended(ids), Optional.empty());
		}
	}

	/** Answers all clients that wait, before the server stops. */
	@EventListener(ContextClosedEvent.class)
	void release() {
		polls.stream().forEach((poll) -> poll.end().complete(Optional.empty()));
	}

	private void ended(List<UUID> ids, Optional<JudgementEnded> end) {
		polls.stream().filter((poll) -> ids.contains(poll.programId())).forEach((poll) -> poll.end().complete(end));
	}

	private record Poll(UUID programId, Caller caller, Instant since,
			CompletableFuture<Optional<JudgementEnded>> end) implements Waiter {

		@Override
		public void refuse() {
			end.completeExceptionally(new Problem(ProblemType.UNAUTHORIZED,
					"Your account or token changed while you waited. Sign in again."));
		}

	}

}
