package dev.gavel.api.pages;

import dev.gavel.api.queue.QueueDepth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How the queue stood at a moment.
 *
 * @param running judgements that a worker was at
 * @param longestWaitMs for how long the interactive judgement had waited that had waited
 * longest; 0 when none did
 */
record QueueSample(Instant at, Queued queued, int running, long longestWaitMs) {

	static QueueSample of(QueueDepth depth, Instant at) {
		long waitMs = (depth.waitingSince() == null) ? 0
				: Math.max(0, Duration.between(depth.waitingSince(), at).toMillis());
		return new QueueSample(at.truncatedTo(ChronoUnit.MILLIS), new Queued(depth.interactive(), depth.bulk()),
				depth.running(), waitMs);
	}

	/**
	 * How many judgements wait, by lane.
	 *
	 * @param interactive those that somebody waits for
	 * @param bulk those that come after all others
	 */
	record Queued(int interactive, int bulk) {

	}

}
