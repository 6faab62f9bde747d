package dev.gavel.api.pages;

import dev.gavel.api.pages.QueueSample.Queued;
import java.util.List;

/**
 * The queue as answered.
 *
 * @param running judgements that a worker judges
 * @param slots how many can be judged at a time
 * @param busySlots how many slots have a judgement
 * @param longestWaitMs the longest wait of an interactive judgement; 0 when none waits
 * @param history of the last ten minutes, oldest first, as this replica has seen it
 */
record QueueView(Queued queued, int running, int slots, int busySlots, long longestWaitMs, List<QueueSample> history) {

	static QueueView of(QueueSample now, int slots, int busySlots, List<QueueSample> history) {
		return new QueueView(now.queued(), now.running(), slots, busySlots, now.longestWaitMs(), history);
	}

}
