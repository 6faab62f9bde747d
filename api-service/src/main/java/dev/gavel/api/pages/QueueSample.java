package dev.gavel.api.pages;

import dev.gavel.api.queue.QueueDepth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The queue at a moment.
 *
 * @param running judgements that were running
 * @param longestWaitMs the longest wait of an interactive judgement; 0 when none waited
 */
record QueueSample(Instant at, Queued queued, int running, long longestWaitMs) {

	static QueueSample of(QueueDepth depth, Instant at) {
		long waitMs = (depth.waitingSince() == null) ? 0
				: Math.max(0, Duration.between(depth.waitingSince(), at).toMillis());
		return new QueueSample(at.truncatedTo(ChronoUnit.MILLIS),
				new Queued(depth.interactive(), depth.held(), depth.bulk()), depth.running(), waitMs);
	}

	/**
	 * How many judgements wait, by lane.
	 *
	 * @param interactive those that somebody waits for
	 * @param held those that somebody waits for, but whose environment no worker offers
	 * @param bulk those that come after all others
	 */
	record Queued(int interactive, int held, int bulk) {

	}

}
