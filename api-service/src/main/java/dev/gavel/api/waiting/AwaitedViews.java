package dev.gavel.api.waiting;

import dev.gavel.api.judgement.JudgementEnded;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what clients wait for. */
public interface AwaitedViews<V extends Awaited> {

	/** Returns those that exist, without their tests. */
	List<V> statuses(Collection<UUID> ids);

	/**
	 * Returns one in full.
	 * @throws dev.gavel.api.platform.request.Problem when it does not exist
	 */
	V find(UUID id);

	/**
	 * Returns one that was just stored, with the end of its first judgement, as this
	 * replica has recorded it.
	 */
	V judged(V stored, JudgementEnded end);

}
