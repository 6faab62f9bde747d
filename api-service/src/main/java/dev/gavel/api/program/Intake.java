package dev.gavel.api.program;

import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.queue.Admission;
import dev.gavel.api.queue.Client;
import dev.gavel.api.queue.Queue;
import jakarta.persistence.EntityManager;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes programs of all kinds. */
@Component
public class Intake {

	private final NoArgGenerator ids;

	private final Environments environments;

	private final Admission admission;

	private final Queue queue;

	private final IdempotencyKeys keys;

	private final EntityManager entityManager;

	private final LimitsProperties limits;

	Intake(NoArgGenerator ids, Environments environments, Admission admission, Queue queue, IdempotencyKeys keys,
			EntityManager entityManager, LimitsProperties limits) {
		this.ids = ids;
		this.environments = environments;
		this.admission = admission;
		this.queue = queue;
		this.keys = keys;
		this.entityManager = entityManager;
		this.limits = limits;
	}

	/**
	 * Checks a program.
	 * @param caller who sends it
	 * @param questionId the question that it is for, or null
	 * @param settings how to run it
	 * @throws Problem when the program cannot be taken
	 */
	public CheckedProgram check(Caller caller, @Nullable Long questionId, RunSettings settings, NewProgram request) {
		return check(caller.ownerId(), questionId, settings, request);
	}

	/**
	 * Checks a program that nobody sends now.
	 * @param ownerId the account that it belongs to, or null in open mode
	 * @param questionId the question that it is for, or null
	 * @param settings how to run it
	 * @throws Problem when the program cannot be taken
	 */
	public CheckedProgram check(@Nullable Long ownerId, @Nullable Long questionId, RunSettings settings,
			NewProgram request) {
		CheckedSource source = CheckedSource.of(request, limits.maxSourceSize());
		String environment = environment(settings, request);
		return new CheckedProgram(ids.generate(), ownerId, questionId, source.language(), environment, source.text(),
				settings);
	}

	/**
	 * Checks that a client may queue a program, and counts it as sent.
	 * @param environments in which it will be run and checked
	 * @throws Problem when too many wait, or the client has sent too many
	 */
	public void admit(Client client, Set<String> environments) {
		admission.admit(client, environments);
	}

	/** Counts a program as not sent, after all. */
	public void giveBack(Client client) {
		admission.giveBack(client);
	}

	private String environment(RunSettings settings, NewProgram request) {
		Violations violations = new Violations();
		String environment = environments.choose(violations, settings.environment(), request.environment());
		violations.throwIfAny();
		return environment;
	}

	/**
	 * Stores a program and queues its first judgement.
	 * @param run what to run it on
	 * @param client whose turn it takes
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public ListedProgram take(Program program, StoredRun run, Client client) {
		entityManager.persist(program);
		ListedProgram taken = ListedProgram.of(program,
				queue.add(program.firstJudgement(run), program.source(), client.name()));
		keys.created(program.getClass(), program.id());
		return taken;
	}

}
