package dev.gavel.faults;

import dev.gavel.cluster.Worker;
import org.jspecify.annotations.Nullable;

/** Something that happens to a cluster under load. */
interface Fault {

	String name();

	/**
	 * Strikes and mends.
	 * @return what was seen of it, in a few words
	 */
	String strike() throws Exception;

	/** The worker that it strikes, if it strikes one: it must judge again. */
	default @Nullable Worker victim() {
		return null;
	}

}
