package dev.gavel.api.queue;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementReserved;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.JudgementsAdded;
import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.Turn;
import dev.gavel.api.judgement.Turn.Deferral;
import dev.gavel.api.platform.task.Coalesced;
import dev.gavel.api.platform.trace.Traces;
import dev.gavel.api.worker.Workers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Queues judgements, and releases those whose turn has come. It counts once a second and
 * not for each submission, so that a long queue does not make submitting slow.
 */
@Component
public class Queue {

	/**
	 * How long a new judgement is reserved for this replica. Kafka confirms a job within
	 * milliseconds, and that is recorded within a second; a job for which this takes
	 * longer may be sent twice.
	 */
	private static final Duration RESERVED = Duration.ofSeconds(5);

	/**
	 * Skips looks while nothing is open. Judgements of another replica are then counted
	 * some seconds late.
	 */
	private static final int LOOKS_TO_LEAVE_OUT = 4;

	private static final Limit OFFERED_AT_ONCE = Limit.of(500);

	private static final int MOST_LOOKS = 20;

	private final Judgements judgements;

	private final QueueRepository repository;

	private final Turns turns;

	private final BulkPace pace;

	private final Workers workers;

	private final ApplicationEventPublisher events;

	private final Traces traces;

	private final Coalesced releasing;

	private final AtomicInteger looksLeftOut = new AtomicInteger(LOOKS_TO_LEAVE_OUT);

	private volatile QueueDepth depth = QueueDepth.NONE;

	/** Whether any judgement may be deferred, by this or another replica. */
	private volatile boolean deferred = true;

	Queue(Judgements judgements, QueueRepository repository, Turns turns, BulkPace pace, Workers workers,
			ApplicationEventPublisher events, Traces traces,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.judgements = judgements;
		this.repository = repository;
		this.turns = turns;
		this.pace = pace;
		this.workers = workers;
		this.events = events;
		this.traces = traces;
		this.releasing = new Coalesced(executor, this::release);
	}

	@Scheduled(fixedDelay = 1000)
	void look() {
		if (depth.isEmpty() && looksLeftOut.getAndIncrement() < LOOKS_TO_LEAVE_OUT) {
			return;
		}
		looksLeftOut.set(0);
		try {
			count();
		}
		catch (RuntimeException ex) {
			looksLeftOut.set(LOOKS_TO_LEAVE_OUT);
			throw ex;
		}
	}

	private void count() {
		List<OpenCount> open = repository.countOpen();
		depth = QueueDepth.of(open);
		if (any(open, Deferral.UNTIL_OFFERED)) {
			letHeldWait();
		}
		if (any(open, Deferral.UNTIL_TURN)) {
			deferred = true;
		}
		releasing.request();
	}

	/** Lets held judgements wait for their turn whose environments are offered now. */
	private void letHeldWait() {
		for (HeldFor held : repository.held()) {
			List<UUID> offered = workers.offer(held.environments())
					? repository.heldFor(held.environment(), held.checkerEnvironment(), OFFERED_AT_ONCE) : List.of();
			if (!offered.isEmpty()) {
				judgements.offered(offered);
				deferred = true;
			}
		}
	}

	private static boolean any(List<OpenCount> open, Deferral deferral) {
		return open.stream().anyMatch((count) -> count.deferral() == deferral);
	}

	/** Returns the last count. */
	public QueueDepth depth() {
		return depth;
	}

	/**
	 * Stores a judgement; its job is sent at once, or when its turn has come.
	 * @param source the program to judge
	 * @param client whose turn it takes
	 */
	public Judgement add(NewJudgement request, String source, String client) {
		Turn turn = turns.take(client, false, !workers.offer(request.run().environments()));
		Judgement judgement = judgements.add(request, turn, traces.current(), turn.deferred() ? null : RESERVED);
		if (judgement.turn().deferred()) {
			deferred = true;
		}
		else {
			events.publishEvent(new JudgementReserved(judgement.job(source, false)));
		}
		return judgement;
	}

	/**
	 * Stores judgements that nobody waits for; they are deferred until their turn.
	 * @param client whose turns they take, after those that it has
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void addBulk(List<NewJudgement> requests, String client) {
		judgements.addBulk(requests, client, turns.take(client, true, false).number());
	}

	/**
	 * Returns the position in the queue, from 1; null when the judgement no longer waits,
	 * or waits until a worker offers its environment.
	 */
	public @Nullable Integer position(Judgement judgement) {
		return (judgement.state() != JudgementState.QUEUED || judgement.turn().isHeld()) ? null
				: 1 + repository.queuedBefore(judgement.turn().bulk(), judgement.turn().number(), judgement.id());
	}

	/** Returns the positions of those judgements that have one, by their ids. */
	public Map<UUID, Integer> positions(Collection<Judgement> judgements) {
		List<UUID> queued = judgements.stream()
			.filter((judgement) -> judgement.state() == JudgementState.QUEUED)
			.map(Judgement::id)
			.toList();
		return queued.isEmpty() ? Map.of()
				: repository.places(queued)
					.stream()
					.collect(Collectors.toMap(QueuedPlace::judgementId, (place) -> (int) place.place()));
	}

	/** Whether reports on it may be gathered: slots have other bulk jobs meanwhile. */
	public boolean gathersReports(Judgement judgement) {
		return judgement.turn().bulk() && pace.jobsPerSlot(DeferredJob.of(judgement)) > 1;
	}

	@TransactionalEventListener
	void onAdded(JudgementsAdded event) {
		looksLeftOut.set(LOOKS_TO_LEAVE_OUT);
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		releasing.request();
	}

	private void release() {
		if (deferred) {
			deferred = false;
			if (releaseDue()) {
				deferred = true;
			}
		}
	}

	/** Returns whether others may still be deferred. */
	private boolean releaseDue() {
		Turns.Due due = turns.due();
		for (int looks = 1; !due.ids().isEmpty() && judgements.release(due.ids()) > 0 && looks < MOST_LOOKS; looks++) {
			// Those that are held back have left room for others.
			due = turns.due();
		}
		return due.moreDeferred();
	}

}
