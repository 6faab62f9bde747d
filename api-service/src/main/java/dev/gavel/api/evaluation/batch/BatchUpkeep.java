package dev.gavel.api.evaluation.batch;

import dev.gavel.api.account.AccountErased;
import dev.gavel.api.evaluation.EvaluationsProperties;
import dev.gavel.api.program.ProgramIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends what killed replicas left, and deletes old batches. Runs at each replica. */
@Component
class BatchUpkeep {

	private static final Logger logger = LoggerFactory.getLogger(BatchUpkeep.class);

	private final Batches batches;

	private final OpenLines openLines;

	private final BatchRepository repository;

	private final TransactionTemplate transaction;

	private final EvaluationsProperties properties;

	private final Clock clock;

	BatchUpkeep(Batches batches, OpenLines openLines, BatchRepository repository, TransactionTemplate transaction,
			EvaluationsProperties properties, Clock clock) {
		this.batches = batches;
		this.openLines = openLines;
		this.repository = repository;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void cancel() {
		for (UUID batch : batches.toCancel()) {
			try {
				openLines.cancel(batch);
			}
			catch (RuntimeException ex) {
				logger.warn("Batch {} could not be cancelled; Gavel tries again", batch, ex);
			}
		}
	}

	/** Their lines end with the next look. */
	@EventListener
	void cancel(AccountErased erased) {
		repository.erase(erased.id(), clock.instant());
	}

	/** Deletes batches that are old enough, once their evaluations are deleted. */
	@Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		forget(clock.instant().minus(properties.keepFor()));
	}

	void forget(Instant before) {
		byte[] first = BatchLines.bytes(ProgramIds.first(before));
		int deleted;
		do {
			List<byte[]> old = transaction.execute((status) -> repository.old(first));
			deleted = old.stream().mapToInt(this::delete).sum();
			if (deleted > 0) {
				logger.info("Deleted {} batches from before {}", deleted, before);
			}
		}
		while (deleted > 0);
	}

	/** Deletes its lines some at a time, so that nobody waits for the rows. */
	private int delete(byte[] batch) {
		int lines;
		do {
			lines = transaction.execute((status) -> repository.deleteLines(batch));
		}
		while (lines > 0);
		return transaction.execute((status) -> repository.deleteEmpty(batch));
	}

}
