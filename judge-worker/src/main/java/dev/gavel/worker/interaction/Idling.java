package dev.gavel.worker.interaction;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.SandboxPair.Interaction;
import dev.gavel.worker.sandbox.Side;
import java.util.concurrent.TimeUnit;

/**
 * For how long neither side of a submission's interactions has computed, although it
 * could, in tests that failed. Two cells must not be held for hours by tests that each
 * end just in time.
 */
public final class Idling {

	/** Starting two processes and switching between them takes less. */
	private static final int SMALL_PART = 10;

	private final long patienceMicros;

	private long micros;

	/**
	 * @param limits of the program alone
	 */
	public Idling(RunLimits limits) {
		this.patienceMicros = TimeUnit.NANOSECONDS.toMicros(limits.idleTime().toNanos());
	}

	/**
	 * A test that was stopped for idling is counted as one that was too slow.
	 * @param ended in a test that failed: if the others are not run, the verdict stays
	 */
	public void add(Interaction ended) {
		long begun = Math.max(begun(ended.first()), begun(ended.second()));
		long idle = Math.max(ended(ended.first()), ended(ended.second())) - begun - busy(ended.first())
				- busy(ended.second());
		if (idle > patienceMicros / SMALL_PART && !isStopped(ended.first()) && !isStopped(ended.second())) {
			micros += idle;
		}
	}

	/** Returns how often that would have been too long for a test. */
	public int times() {
		return (int) (micros / patienceMicros);
	}

	private static long begun(Side side) {
		return ended(side) - side.result().wallTimeMicros();
	}

	private static long ended(Side side) {
		return TimeUnit.NANOSECONDS.toMicros(side.endedNanos());
	}

	private static long busy(Side side) {
		return side.result().cpuTimeMicros() + side.waitedMicros();
	}

	private static boolean isStopped(Side side) {
		return side.result().outcome() == RunOutcome.IDLE_TOO_LONG;
	}

}
