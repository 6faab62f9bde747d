package dev.gavel.api.idempotency;

import dev.gavel.api.platform.settings.RetentionProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes old keys, a few at a time. Runs at each replica. */
@Component
class KeyUpkeep {

	private static final int AT_ONCE = 1000;

	private final KeyTable table;

	private final TransactionTemplate transaction;

	private final RetentionProperties retention;

	private final Clock clock;

	KeyUpkeep(KeyTable table, TransactionTemplate transaction, RetentionProperties retention, Clock clock) {
		this.table = table;
		this.transaction = transaction;
		this.retention = retention;
		this.clock = clock;
	}

	@Scheduled(initialDelay = 3, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		if (!retention.idempotencyKeys().isZero()) {
			forget(clock.instant().minus(retention.idempotencyKeys()));
		}
	}

	void forget(Instant before) {
		int deleted;
		do {
			deleted = transaction.execute((status) -> table.deleteOld(before, AT_ONCE));
		}
		while (deleted == AT_ONCE);
	}

}
