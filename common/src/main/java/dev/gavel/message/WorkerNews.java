package dev.gavel.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of itself every few seconds, and once more when it ends.
 *
 * @param host the machine or container it runs on
 * @param trouble why it does not judge, when it is UNFIT
 * @param slots how many submissions it judges at a time
 * @param busySlots how many of them it is judging
 * @param readyCells how many containers wait for a submission
 * @param place what it judges in
 */
public record WorkerNews(String host, Instant startedAt, State state, @Nullable String trouble, int slots,
		int busySlots, int readyCells, JudgedIn place) {

	/** Whether it takes jobs. */
	public enum State {

		WORKING,

		/** It gives jobs back until something is mended. */
		UNFIT,

		/** It ends what it has and takes no more. */
		STOPPING,

		/** Its last word. */
		STOPPED

	}

}
