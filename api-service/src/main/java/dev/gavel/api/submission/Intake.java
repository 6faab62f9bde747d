package dev.gavel.api.submission;

import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.program.CheckedSource;
import dev.gavel.api.program.NewSubmission;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.queue.Admission;
import dev.gavel.api.queue.Queue;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes programs, of submissions and trials alike. */
@Component
public class Intake {

	private final NoArgGenerator ids;

	private final Environments environments;

	private final Admission admission;

	private final Queue queue;

	private final EntityManager entityManager;

	private final LimitsProperties limits;

	Intake(NoArgGenerator ids, Environments environments, Admission admission, Queue queue, EntityManager entityManager,
			LimitsProperties limits) {
		this.ids = ids;
		this.environments = environments;
		this.admission = admission;
		this.queue = queue;
		this.entityManager = entityManager;
		this.limits = limits;
	}

	/**
	 * Stores a program and queues its judgement.
	 * @param client whose turn it takes
	 * @param suite supplies the tests; called once the program is valid
	 * @throws Problem when the program cannot be taken
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public ListedSubmission take(Question question, NewSubmission request, boolean trial, String client,
			Supplier<SuiteReference> suite) {
		CheckedSource source = CheckedSource.of(request, limits.maxSourceSize());
		String environment = environment(question, request);
		admission.requireRoom(client);
		UUID id = ids.generate();
		Submission submission = new Submission(id, question.id(), trial, source, environment, SubmissionIds.time(id));
		entityManager.persist(submission);
		NewJudgement first = submission.judgement(1, question, suite.get());
		return ListedSubmission.of(submission, queue.add(first, submission.source(), client));
	}

	private String environment(Question question, NewSubmission request) {
		Violations violations = new Violations();
		String environment = environments.choose(violations, question, request.environment());
		violations.throwIfAny();
		return environment;
	}

}
