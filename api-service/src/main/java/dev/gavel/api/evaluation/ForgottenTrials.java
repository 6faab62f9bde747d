package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.submission.SubmissionIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes old trials, a few at a time so that nobody waits for the rows. */
@Component
class ForgottenTrials {

	private static final int AT_ONCE = 200;

	private static final Logger logger = LoggerFactory.getLogger(ForgottenTrials.class);

	private final TrialRepository repository;

	private final Judgements judgements;

	private final Suites suites;

	private final TransactionTemplate transaction;

	private final TrialsProperties properties;

	private final Clock clock;

	ForgottenTrials(TrialRepository repository, Judgements judgements, Suites suites, TransactionTemplate transaction,
			TrialsProperties properties, Clock clock) {
		this.repository = repository;
		this.judgements = judgements;
		this.suites = suites;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Deletes trials that have ended and are old enough, and the suites that only they
	 * used. Runs at each replica.
	 */
	@Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		forget(clock.instant().minus(properties.keepFor()));
	}

	void forget(Instant before) {
		int forgotten = 0;
		int some = AT_ONCE;
		while (some == AT_ONCE) {
			some = transaction.execute((status) -> forgetSome(before));
			forgotten += some;
		}
		if (forgotten > 0) {
			logger.info("Deleted {} trials from before {}", forgotten, before);
		}
	}

	private int forgetSome(Instant before) {
		List<EndedTrial> ended = repository.ended(SubmissionIds.first(before), Limit.of(AT_ONCE));
		if (!ended.isEmpty()) {
			judgements.delete(ended.stream().map(EndedTrial::judgementId).toList());
			repository.deleteTrials(ended.stream().map(EndedTrial::id).toList());
			suites.deleteUnused(ended.stream().map(EndedTrial::suiteHash).collect(Collectors.toSet()));
		}
		return ended.size();
	}

}
