package dev.gavel.api.submission;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists what a replica of the version before has stored during an upgrade, which knew of
 * no question in judgements.
 */
@Component
class UnlistedJudgements {

	private static final Duration LOOKED_BACK = Duration.ofDays(2);

	private static final Logger logger = LoggerFactory.getLogger(UnlistedJudgements.class);

	private final JudgementRepository repository;

	private final TransactionTemplate transaction;

	private final Clock clock;

	UnlistedJudgements(JudgementRepository repository, TransactionTemplate transaction, Clock clock) {
		this.repository = repository;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** When the other replicas have probably been replaced. */
	@Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
	void list() {
		Integer listed = transaction
			.execute((status) -> repository.listRecent(SubmissionIds.first(clock.instant().minus(LOOKED_BACK))));
		if (listed != null && listed > 0) {
			logger.info("Added {} judgements stored by an older version to the lists", listed);
		}
	}

}
