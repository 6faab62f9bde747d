package dev.gavel.api.imports;

import dev.gavel.api.account.AccountErased;
import dev.gavel.api.account.OpenModeEnded;
import dev.gavel.api.account.RowsWithoutOwner;
import dev.gavel.api.platform.settings.ImportsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends imports of killed replicas, and deletes old reports. Runs at each replica. */
@Component
class ImportUpkeep {

	private static final Duration LOST_AFTER = Duration.ofMinutes(1);

	private static final String LOST = "The service was stopped. What was imported stays; send the file again to go on.";

	private final ImportTable table;

	private final RowsWithoutOwner rows;

	private final ImportsProperties properties;

	private final Clock clock;

	ImportUpkeep(ImportTable table, RowsWithoutOwner rows, ImportsProperties properties, Clock clock) {
		this.table = table;
		this.rows = rows;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
	void endLost() {
		Instant now = clock.instant();
		table.endLost(now.minus(LOST_AFTER), LOST, now);
	}

	@Scheduled(initialDelay = 3, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		Instant before = clock.instant().minus(properties.keepFor());
		while (table.deleteSome(before) > 0) {
			// Some at a time, so that nobody waits for the rows.
		}
	}

	@EventListener
	void belongTo(OpenModeEnded owner) {
		rows.give("imports", owner.accountId());
	}

	@EventListener
	void delete(AccountErased erased) {
		table.delete(erased.id());
	}

}
