package dev.gavel.api.program;

import java.time.Instant;
import java.util.UUID;

/**
 * The ids of programs are UUIDs of version 7. They begin with the time in milliseconds,
 * so their order is chronological.
 */
public final class ProgramIds {

	private static final int TIME_SHIFT = 16;

	private ProgramIds() {
	}

	static Instant time(UUID id) {
		return Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
	}

	/** Compares unsigned, like the database. */
	public static boolean isEarlier(UUID id, UUID other) {
		return id.toString().compareTo(other.toString()) < 0;
	}

	/** Returns the smallest id of that time or later. */
	public static UUID first(Instant time) {
		long millis = time.toEpochMilli();
		boolean within = time.isAfter(Instant.ofEpochMilli(millis));
		return new UUID(Math.max(0, within ? millis + 1 : millis) << TIME_SHIFT, 0);
	}

}
