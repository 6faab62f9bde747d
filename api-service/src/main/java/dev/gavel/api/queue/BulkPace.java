package dev.gavel.api.queue;

import dev.gavel.api.judgement.JudgementEnded;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many bulk jobs are sent ahead for each slot. A new interactive job waits behind
 * them, so these are as many as are judged in a moment.
 */
@Component
class BulkPace {

	private static final double MOMENT_MILLIS = 50;

	private static final int MOST_JOBS = 4;

	/** Nobody who waits for a submission should wait for that long before it begins. */
	private static final double SLOW_MILLIS = 1000;

	/** Of the latest ones, weighted by age. */
	private static final double WEIGHT_OF_NEWEST = 0.1;

	private double meanMillis = MOMENT_MILLIS;

	private double lastMillis;

	@TransactionalEventListener
	void onEnded(JudgementEnded end) {
		Instant startedAt = end.attempt().startedAt();
		if (end.turn().bulk() && startedAt != null) {
			took(Duration.between(startedAt, end.finishedAt()));
		}
	}

	synchronized void took(Duration time) {
		lastMillis = time.toMillis();
		meanMillis += WEIGHT_OF_NEWEST * (lastMillis - meanMillis);
	}

	/** A single long job says more than many short ones before it. */
	private double millis() {
		return Math.max(meanMillis, lastMillis);
	}

	synchronized int jobsPerSlot() {
		return (int) Math.max(1, Math.min(MOST_JOBS, MOMENT_MILLIS / Math.max(1, millis())));
	}

	/** Whether somebody would notice that a slot is taken. */
	synchronized boolean isSlow() {
		return millis() > SLOW_MILLIS;
	}

}
