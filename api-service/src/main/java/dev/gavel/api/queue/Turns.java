package dev.gavel.api.queue;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.Turn;
import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.api.worker.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares the workers among clients. A client's judgements take consecutive turns,
 * beginning with the turn that is being judged, so a single submission does not wait for
 * a thousand that another client sent before. This is start-time fair queueing (Goyal,
 * Vin, Cheng 1996) with all judgements taken as equally long.
 */
@Component
class Turns {

	/** Enough jobs that no slot waits for this service. */
	private static final int JOBS_PER_SLOT = 4;

	private final TurnRepository repository;

	private final Workers workers;

	private final BulkPace pace;

	private final int leastJobsAhead;

	Turns(TurnRepository repository, Workers workers, BulkPace pace, DispatchProperties dispatch) {
		this.repository = repository;
		this.workers = workers;
		this.pace = pace;
		this.leastJobsAhead = dispatch.leastJobsAhead();
	}

	/**
	 * Returns the next turn of a client.
	 * @param held whether it waits for a worker that offers its environment; others pass
	 * it
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Turn take(String client, boolean bulk, boolean held) {
		OpenTurns open = repository.open(client, bulk, held);
		long now = Objects.requireNonNullElse(open.lowest(), 0L);
		Long last = open.lastOfClient();
		long number = (last != null) ? Math.max(now, last + 1) : now;
		return new Turn(client, bulk, number, open.sent() >= room(bulk) || isAfterDeferred(number, open));
	}

	/** Lets deferred judgements go first, because they may not have been released yet. */
	private static boolean isAfterDeferred(long number, OpenTurns open) {
		return open.lowestDeferred() != null && open.lowestDeferred() < number;
	}

	/** Returns the deferred judgements whose turn has come. */
	@Transactional(readOnly = true)
	public Due due() {
		Due interactive = due(false, room(false));
		return interactive.and(due(true, interactive.moreDeferred() ? 1 : room(true)));
	}

	private Due due(boolean bulk, int room) {
		int sent = (int) repository.sent(bulk);
		int free = Math.max(0, room - sent);
		if (bulk && 2 * free < room && pace.jobsPerSlot() > 1) {
			// Several at a time cost little more than one, and slots have others
			// meanwhile.
			return new Due(List.of(), true);
		}
		List<DeferredJob> next = repository.deferred(bulk, Limit.of(free + 1));
		List<UUID> due = new ArrayList<>();
		for (DeferredJob job : next.subList(0, Math.min(free, next.size()))) {
			if (bulk && sent + due.size() >= roomFor(job)) {
				break;
			}
			due.add(job.judgementId());
		}
		return new Due(due, next.size() > due.size());
	}

	private int room(boolean bulk) {
		return bulk ? roomForBulk(pace.jobsPerSlot(), pace.isSlow())
				: Math.max(leastJobsAhead, JOBS_PER_SLOT * workers.slots());
	}

	private int roomFor(DeferredJob bulk) {
		return roomForBulk(pace.jobsPerSlot(bulk), pace.isSlow() || pace.mayBeLong(bulk));
	}

	/** Allows fewer jobs, because a new interactive one waits behind them. */
	private int roomForBulk(int jobsPerSlot, boolean slow) {
		int slots = workers.slots();
		return Math.max(1, jobsPerSlot * (slow ? slots - 1 : slots));
	}

	/**
	 * Judgements whose turn has come.
	 *
	 * @param moreDeferred whether others may still be deferred
	 */
	record Due(List<UUID> ids, boolean moreDeferred) {

		private Due and(Due other) {
			return new Due(Stream.concat(ids.stream(), other.ids.stream()).toList(),
					moreDeferred || other.moreDeferred);
		}

	}

}
