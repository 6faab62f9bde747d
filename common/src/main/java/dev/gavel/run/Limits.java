package dev.gavel.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one test run may use.
 *
 * @param idleTimeMillis on the clock, without the time spent waiting for a processor;
 * null for enough that CPU time decides
 */
public record Limits(long cpuTimeMillis, long memoryBytes,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long idleTimeMillis) {

	/** Creates limits of which that of CPU time decides. */
	public Limits(long cpuTimeMillis, long memoryBytes) {
		this(cpuTimeMillis, memoryBytes, null);
	}

	/** Returns the same limits, with no more time on the clock than CPU time. */
	public Limits onTheClock() {
		return new Limits(cpuTimeMillis, memoryBytes, cpuTimeMillis);
	}

}
