package dev.gavel.api.evaluation.batch;

import dev.gavel.api.evaluation.EvaluationsProperties;
import dev.gavel.api.program.ProgramIds;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends what killed replicas left, and deletes old batches. Runs at each replica. */
@Component
class BatchUpkeep {

	private static final Logger logger = LoggerFactory.getLogger(BatchUpkeep.class);

	private final Batches batches;

	private final BatchRepository repository;

	private final TransactionTemplate transaction;

	private final EvaluationsProperties properties;

	private final Clock clock;

	BatchUpkeep(Batches batches, BatchRepository repository, TransactionTemplate transaction,
			EvaluationsProperties properties, Clock clock) {
		this.batches = batches;
		this.repository = repository;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void cancel() {
		batches.toCancel().forEach(batches::cancelLines);
	}

	/** Deletes batches that are old enough, once their evaluations are deleted. */
	@Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		forget(clock.instant().minus(properties.keepFor()));
	}

	void forget(Instant before) {
		int deleted = transaction.execute((status) -> repository.deleteOld(BatchLines.bytes(ProgramIds.first(before))));
		if (deleted > 0) {
			logger.info("Deleted {} batches from before {}", deleted, before);
		}
	}

}
