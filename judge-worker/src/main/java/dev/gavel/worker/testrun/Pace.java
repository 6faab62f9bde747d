package dev.gavel.worker.testrun;

import dev.gavel.worker.sandbox.RunResult;
import java.util.concurrent.TimeUnit;

/** How long the tests of a submission take, to tell whether help pays. */
final class Pace {

	/** Most submissions have ended by then. */
	private static final long MICROS_WITHOUT_HELP = 50_000;

	/**
	 * A helper costs about an eighth of that: its cell compiles the program and is reset.
	 */
	private static final long MICROS_FOR_A_HELPER = 100_000;

	/** Where no slot or cell is idle, there will be none at once. */
	private static final long NANOS_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

	private long micros;

	private int tests;

	private long lastEnd;

	private long lastLook = System.nanoTime() - NANOS_BETWEEN_LOOKS;

	/** Counts the first test as it ran; compiling the program belongs to no other. */
	void ended(RunResult result) {
		long now = System.nanoTime();
		micros += (tests == 0) ? result.wallTimeMicros() : TimeUnit.NANOSECONDS.toMicros(now - lastEnd);
		tests++;
		lastEnd = now;
	}

	/** Returns how many helpers are worth their cost if so many tests are left. */
	int worthwhileHelpers(int left) {
		return (micros < MICROS_WITHOUT_HELP) ? 0 : (int) Math.min(left, micros / tests * left / MICROS_FOR_A_HELPER);
	}

	/** Whether to look for idle slots again. */
	boolean isTimeToLook() {
		boolean due = lastEnd - lastLook >= NANOS_BETWEEN_LOOKS;
		lastLook = due ? lastEnd : lastLook;
		return due;
	}

}
