package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.request.Problem;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what clients wait for. */
public interface AwaitedViews<V extends Awaited> {

	/** Returns those that exist, without their tests and what only authors see. */
	List<V> statuses(Collection<UUID> ids);

	/**
	 * @throws Problem when it does not exist for the caller; one that nobody has may pass
	 */
	void requireSight(UUID id, Caller caller);

	/**
	 * Returns one in full.
	 * @throws Problem when it does not exist for the caller
	 */
	V find(UUID id, Caller caller);

	/**
	 * Returns one that the caller has just stored, with the end of its first judgement,
	 * as this replica has recorded it.
	 */
	V judged(V stored, JudgementEnded end, Caller caller);

}
