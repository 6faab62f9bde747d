package dev.gavel.api.waiting;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what clients wait for. */
public interface AwaitedViews {

	/** Returns those that exist, without their tests. */
	List<? extends Awaited> statuses(Collection<UUID> ids);

	/**
	 * Returns one in full.
	 * @throws dev.gavel.api.platform.request.Problem when it does not exist
	 */
	Awaited find(UUID id);

}
