package dev.gavel.api.compat.run;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param until as {@link System#nanoTime} counts
 */
record Patience(Duration whole, long until) {

	/** Returns that of a client who begins to wait. */
	static Patience from(Duration whole) {
		return new Patience(whole, System.nanoTime() + whole.toNanos());
	}

	Patience plus(Duration more) {
		return new Patience(whole.plus(more), until + more.toNanos());
	}

	boolean isOver() {
		return left().isZero();
	}

	/** Returns what is left of it; zero when it is over. */
	Duration left() {
		return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
	}

}
