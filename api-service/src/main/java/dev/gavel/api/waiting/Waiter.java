package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import java.time.Instant;

/** Somebody who waits. */
interface Waiter {

	Caller caller();

	/** Returns when the wait began. */
	Instant since();

	/** Ends the wait without telling anything. */
	void refuse();

	/** Returns whether the account still has the rights with which the wait began. */
	default boolean isStill(KnownAccount account) {
		return !account.disabled() && account.role() == caller().role() && !account.validFrom().isAfter(since());
	}

}
