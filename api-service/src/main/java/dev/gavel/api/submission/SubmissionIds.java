package dev.gavel.api.submission;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids of version 7 begin with the time in milliseconds, so their order is the order of
 * time.
 */
final class SubmissionIds {

	private static final int TIME_SHIFT = 16;

	private SubmissionIds() {
	}

	static Instant time(UUID id) {
		return Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
	}

	/** Compares as the database does, which knows no sign. */
	static boolean isEarlier(UUID id, UUID other) {
		return id.toString().compareTo(other.toString()) < 0;
	}

	/** No id of that time or later is smaller, and none of an earlier time is larger. */
	static UUID first(Instant time) {
		long millis = time.toEpochMilli();
		boolean within = time.isAfter(Instant.ofEpochMilli(millis));
		return new UUID(Math.max(0, within ? millis + 1 : millis) << TIME_SHIFT, 0);
	}

}
