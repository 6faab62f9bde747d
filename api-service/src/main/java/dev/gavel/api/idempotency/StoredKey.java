package dev.gavel.api.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the requests with a key.
 *
 * @param body hash of the body; null while it was not read to its end
 * @param claim the last one
 * @param underWay whether its request has not ended
 * @param created the id of what was created, or null
 */
record StoredKey(byte @Nullable [] body, long claim, boolean underWay, @Nullable String created) {

	/** Whether there is nothing left to do but to answer again. */
	boolean isAnswered() {
		return created != null && body != null && !underWay;
	}

}
