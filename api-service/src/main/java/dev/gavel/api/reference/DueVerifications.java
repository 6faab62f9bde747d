package dev.gavel.api.reference;

import dev.gavel.api.reference.VerificationTable.Outdated;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies questions some time after their last change. Runs at each replica: what is due
 * is in the database, so it does not matter which of them notices.
 */
@Component
class DueVerifications {

	private static final Logger logger = LoggerFactory.getLogger(DueVerifications.class);

	private final VerificationTable table;

	private final Verifications verifications;

	private final VerificationProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	DueVerifications(VerificationTable table, Verifications verifications, VerificationProperties properties,
			TransactionTemplate transaction, Clock clock) {
		this.table = table;
		this.verifications = verifications;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
	void look() {
		Instant now = clock.instant();
		for (Outdated outdated : Objects.requireNonNull(transaction.execute((status) -> table.outdated()))) {
			if (outdated.isNew()) {
				transaction.executeWithoutResult((status) -> table.seen(outdated, now.plus(properties.delay())));
			}
			else if (outdated.verification().isDue(now)) {
				tryToStart(outdated.verification().questionId());
			}
		}
	}

	private void tryToStart(long questionId) {
		try {
			verifications.startIfDue(questionId);
		}
		catch (RuntimeException ex) {
			logger.warn("Question {}: the verification could not be started; Gavel tries again in {}", questionId,
					properties.delay(), ex);
		}
	}

}
