package dev.gavel.api.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.judgement.JudgementEnded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many bulk jobs are sent for each slot, and whether they leave a slot free. A new
 * interactive job waits behind them, so these are as many as are judged in a moment. That
 * is concluded from those that have ended, so jobs that could take much longer are sent
 * more carefully.
 */
@Component
class BulkPace {

	private static final double MOMENT_MILLIS = 50;

	/**
	 * Enough that no slot runs dry while reports are gathered, at 80 jobs a second in two
	 * slots.
	 */
	private static final int MOST_JOBS = 5;

	/** Nobody should wait for that long for a slot. */
	private static final double SLOW_MILLIS = 1000;

	/** Whoever has just waited for a submission may send another one. */
	private static final double SLOW_MILLIS_FOR_THOSE_AROUND = 200;

	private static final Duration AROUND = Duration.ofMinutes(1);

	/**
	 * After so long without an end of a bulk job, the next ones may be of another sort.
	 */
	private static final Duration LATELY = Duration.ofMinutes(1);

	/** Nothing queues behind a job of which it is not known that it takes less. */
	private static final long MOST_MILLIS_AHEAD = 10_000;

	/** Such a job leaves a slot free. */
	private static final long LONG_MILLIS = 60_000;

	private static final int MOST_SUITES = 10_000;

	/** Of the latest ones, weighted by age. */
	private static final double WEIGHT_OF_NEWEST = 0.1;

	private final Clock clock;

	/** Whether the last job of a suite took no more than a moment. */
	private final Cache<String, Boolean> quick = Caffeine.newBuilder().maximumSize(MOST_SUITES).build();

	private double meanMillis = MOMENT_MILLIS;

	private double lastMillis;

	private Instant lastBulk = Instant.EPOCH;

	private Instant lastInteractive = Instant.EPOCH;

	BulkPace(Clock clock) {
		this.clock = clock;
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded end) {
		Instant startedAt = end.attempt().startedAt();
		if (!end.turn().bulk()) {
			interactiveEnded(end.finishedAt());
		}
		else if (startedAt != null) {
			bulkEnded(end.run().suiteHash(), startedAt, end.finishedAt());
		}
	}

	synchronized void interactiveEnded(Instant end) {
		lastInteractive = end;
	}

	synchronized void bulkEnded(String suiteHash, Instant start, Instant end) {
		lastBulk = end;
		lastMillis = Duration.between(start, end).toMillis();
		meanMillis += WEIGHT_OF_NEWEST * (lastMillis - meanMillis);
		quick.put(suiteHash, lastMillis <= MOMENT_MILLIS);
	}

	/** A single long job says more than many short ones before it. */
	private double millis() {
		return Math.max(meanMillis, lastMillis);
	}

	/** The most for any job. */
	synchronized int jobsPerSlot() {
		return (int) Math.max(1, Math.min(MOST_JOBS, MOMENT_MILLIS / Math.max(1, millis())));
	}

	int jobsPerSlot(DeferredJob job) {
		return (isQuick(job) && job.millisOfEndlessProgram() <= MOST_MILLIS_AHEAD) ? jobsPerSlot() : 1;
	}

	/** Whether somebody could notice that it has the last slot. */
	boolean mayBeLong(DeferredJob job) {
		return job.millisOfEndlessProgram() > LONG_MILLIS && !isQuick(job);
	}

	private boolean isQuick(DeferredJob job) {
		return Boolean.TRUE.equals(quick.getIfPresent(job.suiteHash()));
	}

	/**
	 * Whether somebody would notice that each slot has a bulk job, or none has ended
	 * lately that could tell. Somebody is around who was answered within a minute before
	 * the last bulk job ended.
	 */
	synchronized boolean isSlow() {
		if (lastBulk.plus(LATELY).isBefore(clock.instant())) {
			return true;
		}
		boolean around = lastInteractive.plus(AROUND).isAfter(lastBulk);
		return millis() > (around ? SLOW_MILLIS_FOR_THOSE_AROUND : SLOW_MILLIS);
	}

}
