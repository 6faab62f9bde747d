package dev.gavel.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a worker, sent every few seconds and once more when it stops.
 *
 * @param host the machine or container it runs on
 * @param trouble why it does not judge, when it is UNFIT
 * @param slots how many submissions it judges at a time
 * @param busySlots how many of them it is judging
 * @param readyCells how many cells wait for a submission
 * @param place what it judges in, in the default environment
 * @param environments all that it judges in
 */
public record WorkerNews(String host, Instant startedAt, State state, @Nullable String trouble, int slots,
		int busySlots, int readyCells, JudgedIn place, List<OfferedEnvironment> environments) {

	public WorkerNews {
		environments = List.copyOf(environments);
	}

	/** Whether it takes jobs. */
	public enum State {

		WORKING,

		/** It gives jobs back until a fault is fixed. */
		UNFIT,

		/** It finishes its jobs and takes no more. */
		STOPPING,

		/** It has stopped; its last news. */
		STOPPED

	}

}
