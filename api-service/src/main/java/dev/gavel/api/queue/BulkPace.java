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

	/** Nobody should wait for that long for a slot. */
	private static final double SLOW_MILLIS = 1000;

	/** Whoever has just waited for a submission may send another one. */
	private static final double SLOW_MILLIS_FOR_THOSE_AROUND = 200;

	private static final Duration AROUND = Duration.ofMinutes(1);

	/** Of the latest ones, weighted by age. */
	private static final double WEIGHT_OF_NEWEST = 0.1;

	private double meanMillis = MOMENT_MILLIS;

	private double lastMillis;

	private Instant lastBulk = Instant.EPOCH;

	private Instant lastInteractive = Instant.EPOCH;

	@TransactionalEventListener
	void onEnded(JudgementEnded end) {
		Instant startedAt = end.attempt().startedAt();
		if (!end.turn().bulk()) {
			interactiveEnded(end.finishedAt());
		}
		else if (startedAt != null) {
			bulkEnded(startedAt, end.finishedAt());
		}
	}

	synchronized void interactiveEnded(Instant end) {
		lastInteractive = end;
	}

	synchronized void bulkEnded(Instant start, Instant end) {
		lastBulk = end;
		lastMillis = Duration.between(start, end).toMillis();
		meanMillis += WEIGHT_OF_NEWEST * (lastMillis - meanMillis);
	}

	/** A single long job says more than many short ones before it. */
	private double millis() {
		return Math.max(meanMillis, lastMillis);
	}

	synchronized int jobsPerSlot() {
		return (int) Math.max(1, Math.min(MOST_JOBS, MOMENT_MILLIS / Math.max(1, millis())));
	}

	/** Whether somebody would notice that each slot has a bulk job. */
	synchronized boolean isSlow() {
		boolean around = lastInteractive.plus(AROUND).isAfter(lastBulk);
		return millis() > (around ? SLOW_MILLIS_FOR_THOSE_AROUND : SLOW_MILLIS);
	}

}
