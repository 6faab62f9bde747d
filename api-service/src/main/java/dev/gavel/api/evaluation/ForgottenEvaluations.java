package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.question.suite.Suites;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes old evaluations, a few at a time so that nobody waits for the rows. */
@Component
class ForgottenEvaluations {

	private static final int AT_ONCE = 200;

	private static final UUID FIRST = new UUID(0, 0);

	/** The most that is deleted in one transaction, unless one evaluation has more. */
	private static final long BYTES_AT_ONCE = 16 * 1024 * 1024;

	/**
	 * So many times as long as others, evaluations of a batch are kept that goes on.
	 */
	private static final int MOST_TIMES = 7;

	private static final Logger logger = LoggerFactory.getLogger(ForgottenEvaluations.class);

	private final OldEvaluations old;

	private final EvaluationRepository repository;

	private final Judgements judgements;

	private final Suites suites;

	private final TransactionTemplate transaction;

	private final EvaluationsProperties properties;

	private final Clock clock;

	ForgottenEvaluations(OldEvaluations old, EvaluationRepository repository, Judgements judgements, Suites suites,
			TransactionTemplate transaction, EvaluationsProperties properties, Clock clock) {
		this.old = old;
		this.repository = repository;
		this.judgements = judgements;
		this.suites = suites;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Deletes evaluations that ended long enough ago, and the suites that only they used.
	 * Runs at each replica.
	 */
	@Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		forget(clock.instant().minus(properties.keepFor()));
	}

	void forget(Instant before) {
		int forgotten = 0;
		List<EndedEvaluation> some = forgetSome(FIRST, before);
		while (!some.isEmpty()) {
			forgotten += some.size();
			some = forgetSome(some.get(some.size() - 1).id(), before);
		}
		if (forgotten > 0) {
			logger.info("Deleted {} evaluations from before {}", forgotten, before);
		}
	}

	private List<EndedEvaluation> forgetSome(UUID after, Instant before) {
		Instant longBefore = before.minus(properties.keepFor().multipliedBy(MOST_TIMES - 1));
		return transaction.execute((status) -> {
			List<EndedEvaluation> ended = fitting(old.ended(after, before, longBefore, AT_ONCE));
			delete(ended);
			return ended;
		});
	}

	/** Deletes one before its time. */
	void forget(EndedEvaluation ended) {
		transaction.executeWithoutResult((status) -> delete(List.of(ended)));
	}

	private void delete(List<EndedEvaluation> ended) {
		if (!ended.isEmpty()) {
			judgements.delete(ended.stream().map(EndedEvaluation::judgementId).toList());
			repository.delete(ended.stream().map(EndedEvaluation::id).toList());
			suites.deleteUnused(ended.stream().map(EndedEvaluation::suiteHash).collect(Collectors.toSet()));
		}
	}

	/** Returns the first, as many as one transaction may delete. */
	static List<EndedEvaluation> fitting(List<EndedEvaluation> ended) {
		int count = 0;
		long bytes = 0;
		for (EndedEvaluation next : ended) {
			bytes += next.bytes();
			if (count > 0 && bytes > BYTES_AT_ONCE) {
				break;
			}
			count++;
		}
		return ended.subList(0, count);
	}

}
