package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.platform.settings.RetentionProperties;
import dev.gavel.api.program.ProgramIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes old submissions, a few at a time so that nobody waits for the rows. */
@Component
class ForgottenSubmissions {

	private static final int AT_ONCE = 100;

	private static final Logger logger = LoggerFactory.getLogger(ForgottenSubmissions.class);

	private final JdbcClient database;

	private final SubmissionDeletion deletion;

	private final TransactionTemplate transaction;

	private final RetentionProperties properties;

	private final Clock clock;

	ForgottenSubmissions(JdbcClient database, SubmissionDeletion deletion, TransactionTemplate transaction,
			RetentionProperties properties, Clock clock) {
		this.database = database;
		this.deletion = deletion;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/** Runs at each replica. */
	@Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		if (!properties.submissions().isZero()) {
			forget(clock.instant().minus(properties.submissions()));
		}
	}

	void forget(Instant before) {
		int forgotten = 0;
		int some;
		do {
			some = transaction.execute((status) -> deletion.deleteSome(old(before)));
			forgotten += some;
		}
		while (some > 0);
		if (forgotten > 0) {
			logger.info("Deleted {} submissions from before {}", forgotten, before);
		}
	}

	/** Returns the oldest submissions that have ended. */
	private List<UUID> old(Instant before) {
		return database.sql("""
				select s.id from submissions s where s.id < :before and not exists (select 1 from judgements j
				where j.program_id = s.id and j.state not in ('DONE', 'CANCELLED')) order by s.id limit :most""")
			.param("before", UUIDUtil.asByteArray(ProgramIds.first(before)))
			.param("most", AT_ONCE)
			.query((row, number) -> UUIDUtil.uuid(row.getBytes(1)))
			.list();
	}

}
