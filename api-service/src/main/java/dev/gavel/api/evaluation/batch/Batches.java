package dev.gavel.api.evaluation.batch;

import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins, finds and cancels batches. */
@Component
class Batches {

	private static final String KIND = "batch";

	private static final int MAX_NAME = 100;

	/** Of an account, until the first of them are deleted. */
	private static final int MOST_BATCHES = 10_000;

	private final BatchRepository repository;

	private final BatchLines lines;

	private final OpenLines openLines;

	private final Permissions permissions;

	private final NoArgGenerator ids;

	private final IdempotencyKeys keys;

	private final EntityManager entityManager;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Batches(BatchRepository repository, BatchLines lines, OpenLines openLines, Permissions permissions,
			NoArgGenerator ids, IdempotencyKeys keys, EntityManager entityManager, TransactionTemplate transaction,
			ApplicationEventPublisher events, Clock clock) {
		this.repository = repository;
		this.lines = lines;
		this.openLines = openLines;
		this.permissions = permissions;
		this.ids = ids;
		this.keys = keys;
		this.entityManager = entityManager;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Begins to add lines to the caller's batch of that name, or to a new one.
	 * @param name null for a new one without a name
	 * @return its id
	 * @throws Problem when the name is not right, or the batch is cancelled
	 */
	UUID begin(@Nullable String name, Caller caller) {
		if (name == null) {
			return create(null, caller);
		}
		checkName(name);
		try {
			return continued(name, caller);
		}
		catch (DataIntegrityViolationException ex) {
			// Another request has just created it.
			return continued(name, caller);
		}
	}

	private UUID continued(String name, Caller caller) {
		@Nullable UUID found = transaction
			.execute((status) -> repository.named(caller.ownerId(), name).map(Batch::id).orElse(null));
		if (found == null) {
			return create(name, caller);
		}
		return resume(found);
	}

	/**
	 * Adds more lines to a batch of the caller.
	 * @throws Problem when it is cancelled, or was deleted
	 */
	UUID resume(UUID id) {
		transaction.executeWithoutResult((status) -> {
			lockOpen(id).receiving();
			keys.created(Batch.class, id);
		});
		return id;
	}

	private UUID create(@Nullable String name, Caller caller) {
		Batch batch = new Batch(ids.generate(), caller.ownerId(), name, clock.instant());
		transaction.executeWithoutResult((status) -> {
			if (repository.count(caller.ownerId()) >= MOST_BATCHES) {
				throw Problem.passing(ProblemType.TOO_MANY_REQUESTS,
						"You have %,d batches, the most that an account may have until the first of them are deleted. Send more lines in each."
							.formatted(MOST_BATCHES),
						Duration.ofMinutes(10));
			}
			entityManager.persist(batch);
			keys.created(Batch.class, batch.id());
		});
		return batch.id();
	}

	private static void checkName(String name) {
		Violations violations = new Violations();
		PlainText.check(violations, "name", name, MAX_NAME);
		violations.throwIfAny();
	}

	/**
	 * Locks a batch to which lines may be added.
	 * @throws Problem when it is cancelled, or was deleted
	 */
	Batch lockOpen(UUID id) {
		Batch batch = lock(id);
		if (batch.isCancelled()) {
			throw new Problem(ProblemType.ALREADY_DONE,
					"Batch %s is cancelled; send the lines to another one.".formatted(id));
		}
		return batch;
	}

	private Batch lock(UUID id) {
		return repository.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(KIND, id));
	}

	/** A request has ended as it should. */
	@RetriedOnDeadlock
	void complete(UUID id) {
		transaction.executeWithoutResult((status) -> {
			Batch batch = lock(id);
			batch.completed();
			announceEnd(batch);
		});
	}

	/** To be called in a transaction that may have ended a batch. */
	void announceEnd(Batch batch) {
		if (batch.tellEnd()) {
			events.publishEvent(new BatchEnded(batch.id(),
					batch.isCancelled() ? JudgementState.CANCELLED : JudgementState.DONE, clock.instant()));
		}
	}

	/**
	 * Returns a batch.
	 * @throws Problem when there is none that the caller sees
	 */
	Batch get(UUID id, Caller caller) {
		return transaction.execute((status) -> repository.findById(id))
			.filter((batch) -> permissions.seesProgram(caller, batch.ownerId(), null))
			.orElseThrow(() -> Problem.notFound(KIND, id));
	}

	/** Returns a batch with its progress. */
	BatchView find(UUID id, Caller caller) {
		BatchView found = BatchView.of(get(id, caller));
		return found.counting(transaction.execute((status) -> lines.outcomes(id)));
	}

	/** Lists the caller's batches, newest first. */
	PageOf<BatchView> list(int page, int size, Caller caller) {
		PageOf.check(page, size);
		return PageOf.of(
				transaction.execute((status) -> repository.ofOwner(caller.ownerId(), PageRequest.of(page, size))),
				BatchView::of);
	}

	/**
	 * Ends a batch: lines without a result end without a verdict.
	 * @throws Problem when all have a result, or there is no batch that the caller sees
	 */
	void cancel(UUID id, Caller caller) {
		get(id, caller);
		transaction.executeWithoutResult((status) -> {
			Batch batch = lock(id);
			if (batch.status().isFinal()) {
				throw new Problem(ProblemType.ALREADY_DONE, "Batch %s is already %s.".formatted(id, batch.status()));
			}
			batch.cancelled(clock.instant());
			announceEnd(batch);
		});
		openLines.cancel(id);
	}

	/** Returns cancelled batches some of whose lines are open. */
	List<UUID> toCancel() {
		return transaction.execute((status) -> repository.toCancel());
	}

}
