package dev.gavel.faults;

import dev.gavel.cluster.Worker;
import java.util.List;

/** Something that happens to a cluster under load. */
interface Fault {

	String name();

	/**
	 * Breaks something and repairs it.
	 * @return what was seen of it, in a few words
	 */
	String strike() throws Exception;

	/** The workers that it strikes: each of them must judge again. */
	default List<Worker> victims() {
		return List.of();
	}

}
