package dev.gavel.api.submission;

import dev.gavel.api.settings.DispatchProperties;
import dev.gavel.api.worker.Workers;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares the workers among clients. A client's judgements take turns one after the other,
 * beginning with the turn that is being judged; so who sends one does not wait for the
 * thousand that somebody else has sent before. Known as start-time fair queueing (Goyal,
 * Vin, Cheng 1996), with all judgements taken as equally long.
 */
@Component
class Turns {

	/** Enough that no slot waits for this service between two jobs. */
	private static final int JOBS_PER_SLOT = 4;

	private final TurnRepository judgements;

	private final Workers workers;

	private final int leastJobsAhead;

	private final ApplicationEventPublisher events;

	Turns(TurnRepository judgements, Workers workers, DispatchProperties dispatch, ApplicationEventPublisher events) {
		this.judgements = judgements;
		this.workers = workers;
		this.leastJobsAhead = dispatch.leastJobsAhead();
		this.events = events;
	}

	/** The next turn of a client. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Turn take(String client, boolean bulk) {
		OpenTurns open = judgements.open(client, bulk);
		long now = Objects.requireNonNullElse(open.lowest(), 0L);
		Long last = open.lastOfClient();
		long number = (last != null) ? Math.max(now, last + 1) : now;
		return new Turn(client, bulk, number, open.sent() >= room(bulk) || isAfterHeld(number, open));
	}

	/** There may be room that those before it have not been given yet. */
	private static boolean isAfterHeld(long number, OpenTurns open) {
		return open.lowestHeld() != null && open.lowestHeld() < number;
	}

	/**
	 * Sends what is held, as far as there is room.
	 * @return whether some is held still
	 */
	@Transactional
	public boolean release() {
		boolean interactiveLeft = release(false, room(false));
		boolean bulkLeft = release(true, interactiveLeft ? 1 : room(true));
		return interactiveLeft || bulkLeft;
	}

	private boolean release(boolean bulk, int room) {
		int free = (int) Math.max(0, room - judgements.sent(bulk));
		List<UUID> next = judgements.held(bulk, Limit.of(free + 1));
		if (free > 0 && !next.isEmpty()) {
			judgements.lock(next.subList(0, Math.min(free, next.size()))).forEach(this::release);
		}
		return next.size() > free;
	}

	private void release(Judgement judgement) {
		if (judgement.released()) {
			events.publishEvent(new JudgementQueued(judgement.id(), null));
		}
	}

	/** Bulk jobs lie ahead of an interactive one that comes, so they are fewer. */
	private int room(boolean bulk) {
		int slots = workers.slots();
		return bulk ? Math.max(1, slots) : Math.max(leastJobsAhead, JOBS_PER_SLOT * slots);
	}

}
