package dev.gavel.api.session;

import dev.gavel.api.access.Secret;
import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param handle names it; its id would let everyone in who reads it
 * @param address where it began
 * @param browser which browser, as far as known
 * @param current whether it is the one that asks
 */
public record ListedSession(String handle, Instant began, Instant lastUsed, String address, String browser,
		boolean current) {

	static String handle(String id) {
		return Secret.hash(id);
	}

}
