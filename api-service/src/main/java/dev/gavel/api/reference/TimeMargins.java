package dev.gavel.api.reference;

import dev.gavel.api.question.RunSettings;
import dev.gavel.run.Limits;

/** How far a time limit should be from the times of solutions: as in Kattis' packages. */
final class TimeMargins {

	/** The time limit should be so many times that of the slowest right solution. */
	static final double RIGHT_TO_LIMIT = 2;

	/** The fastest solution that is too slow should take so many times the limit. */
	static final double LIMIT_TO_TOO_SLOW = 1.5;

	private TimeMargins() {
	}

	/**
	 * Returns settings with as much time as a solution that is too slow should exceed.
	 */
	static RunSettings extended(RunSettings settings) {
		Limits limits = settings.limits();
		return new RunSettings(new Limits((long) Math.ceil(limits.cpuTimeMillis() * LIMIT_TO_TOO_SLOW),
				limits.memoryBytes(), limits.idleTimeMillis()), settings.environment());
	}

}
