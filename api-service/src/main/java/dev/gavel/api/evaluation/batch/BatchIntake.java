package dev.gavel.api.evaluation.batch;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.BulkEvaluations;
import dev.gavel.api.evaluation.CheckedBulk;
import dev.gavel.api.evaluation.EvaluationsProperties;
import dev.gavel.api.evaluation.batch.BatchLines.NewRow;
import dev.gavel.api.evaluation.batch.BatchView.Received;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores lines of batches, some at a time. */
@Component
class BatchIntake {

	private final Batches batches;

	private final BatchRepository repository;

	private final BatchLines lines;

	private final BulkEvaluations evaluations;

	private final EvaluationsProperties limits;

	BatchIntake(Batches batches, BatchRepository repository, BatchLines lines, BulkEvaluations evaluations,
			EvaluationsProperties limits) {
		this.batches = batches;
		this.repository = repository;
		this.lines = lines;
		this.evaluations = evaluations;
		this.limits = limits;
	}

	/**
	 * Stores those of the lines that the batch does not have, and queues their
	 * judgements.
	 * @param read in the order in which they are to be judged
	 * @param client whose turns they take
	 * @throws Problem when the batch is cancelled, or too much of its owner waits
	 * @throws DataIntegrityViolationException when another request has just stored one of
	 * them; try again
	 */
	@RetriedOnDeadlock
	@Transactional
	public Received store(UUID batchId, List<ReadLine> read, Caller caller, String client) {
		List<ReadLine> added = unknown(batchId, read);
		List<CheckedBulk> judged = added.stream().map(ReadLine::evaluation).filter(Objects::nonNull).toList();
		if (!judged.isEmpty()) {
			evaluations.take(judged, caller, client);
		}
		// Results of the batch wait for this lock, so it comes late.
		Batch batch = batches.lockOpen(batchId);
		if (!added.isEmpty()) {
			requireRoom(batch);
			add(batch, added);
		}
		return new Received(read.size(), read.size() - added.size(), added.size() - judged.size());
	}

	/** Of lines with the same key the first one counts. */
	private List<ReadLine> unknown(UUID batchId, List<ReadLine> read) {
		Map<ByteBuffer, ReadLine> byKey = new LinkedHashMap<>();
		read.forEach((line) -> byKey.putIfAbsent(line.key(), line));
		Set<ByteBuffer> known = lines.known(batchId, byKey.keySet());
		byKey.keySet().removeAll(known);
		return List.copyOf(byKey.values());
	}

	private void requireRoom(Batch batch) {
		Waiting waiting = repository.waiting(batch.ownerId());
		if (waiting.lines() >= limits.maxWaitingLines() || waiting.bytes() >= limits.maxWaitingSize().toBytes()) {
			throw Problem.passing(ProblemType.TOO_MANY_WAITING,
					"%,d lines of your batches with %,d bytes have no result yet; the limits are %,d (gavel.evaluations.max-waiting-lines) and %,d (gavel.evaluations.max-waiting-size). The lines before are stored; send all of them again later to the batch of the same name."
						.formatted(waiting.lines(), waiting.bytes(), limits.maxWaitingLines(),
								limits.maxWaitingSize().toBytes()),
					Duration.ofSeconds(10));
		}
		if (waiting.refused() >= limits.maxWaitingLines()) {
			throw Problem.passing(ProblemType.TOO_MANY_REQUESTS,
					"%,d lines of your batches could not be judged; the limit is %,d (gavel.evaluations.max-waiting-lines) until the first of these batches are deleted. Correct the lines before you send more."
						.formatted(waiting.refused(), limits.maxWaitingLines()),
					Duration.ofMinutes(10));
		}
	}

	private void add(Batch batch, List<ReadLine> added) {
		List<NewRow> rows = new ArrayList<>();
		for (ReadLine line : added) {
			rows.add(new NewRow(line, position(batch, line)));
		}
		lines.insert(batch.id(), rows);
	}

	private static @Nullable Integer position(Batch batch, ReadLine line) {
		if (line.evaluation() == null) {
			return batch.addedRefused();
		}
		batch.added(line.bytes());
		return null;
	}

}
