package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.TestResults;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.Visibility;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.testcase.OwnTest;
import dev.gavel.api.queue.Client;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.Limits;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes programs with their tests, and returns the workers' reports, for callers that
 * show results in a form of their own.
 */
@Component
public class EvaluationReports implements AwaitedViews<EvaluationReport> {

	private static final String KIND = "evaluation";

	private final EvaluationCheck check;

	private final Evaluations evaluations;

	private final EvaluationRepository repository;

	private final ProgramAccess access;

	private final EntityManager entityManager;

	private final ForgottenEvaluations forgotten;

	EvaluationReports(EvaluationCheck check, Evaluations evaluations, EvaluationRepository repository,
			ProgramAccess access, EntityManager entityManager, ForgottenEvaluations forgotten) {
		this.check = check;
		this.evaluations = evaluations;
		this.repository = repository;
		this.access = access;
		this.entityManager = entityManager;
		this.forgotten = forgotten;
	}

	/**
	 * Queues an evaluation; once this returns, it will be judged.
	 * @param client who sends it, and whose turn it takes
	 * @throws Problem when the program or its tests cannot be taken
	 */
	public EvaluationReport start(CheckedRun run, NewProgram program, List<OwnTest> tests, Client client) {
		CheckedEvaluation checked = check.check(run, tests, client.caller());
		return of(evaluations.take(run.settings(), program, run.head(), checked.tests(), client), List.of());
	}

	/**
	 * Queues an evaluation that its sender asks for by its id, and may delete.
	 * @param test on which the program is run
	 * @param times how often
	 * @throws Problem when the program or its test cannot be taken
	 */
	public EvaluationReport startKept(CheckedRun run, NewProgram program, OwnTest test, int times, Client client) {
		CheckedEvaluation checked = check.check(run, Collections.nCopies(times, test), client.caller());
		return of(evaluations.takeKept(run.settings(), program, run.head(), checked.tests(), client), List.of());
	}

	/**
	 * Queues an evaluation of a solution of the question's author.
	 * @param tests that fit the question; at most
	 * {@value dev.gavel.printed.Printed#MOST_TESTS}
	 * @throws Problem when there is no such question, the caller may not change it, or
	 * the program cannot be taken
	 */
	public EvaluationReport startReference(long questionId, String code, List<SuiteTest> tests, Client client) {
		return of(evaluations.takeReference(questionId, code, tests, client), List.of());
	}

	/** Returns how many tests with these limits a caller may bring. */
	public long mostTests(Limits limits, Caller caller) {
		return check.mostTests(limits, caller);
	}

	private static EvaluationReport of(ListedProgram program, List<TestReport> tests) {
		return of(program.id(), program.judgement().id(), ShownJudgement.of(program.judgement(), Visibility.ALL), tests,
				program.createdAt());
	}

	private static EvaluationReport of(UUID id, UUID judgementId, ShownJudgement shown, List<TestReport> tests,
			Instant createdAt) {
		return new EvaluationReport(id, shown.state(), shown.outcome().verdict(), shown.error(), tests, judgementId,
				shown.run(), createdAt, shown.finishedAt());
	}

	@Override
	public EvaluationReport judged(EvaluationReport queued, JudgementEnded end, Caller caller) {
		return of(queued.id(), end.judgementId(), ShownJudgement.of(end, Visibility.ALL), end.reports(),
				queued.createdAt());
	}

	/**
	 * Returns an evaluation that brought its tests, with its current status.
	 * @throws Problem when it does not exist for the caller, or was deleted
	 */
	@Override
	public EvaluationReport find(UUID id, Caller caller) {
		ListedProgram found = repository.shown(id).orElseThrow(() -> Problem.notFound(KIND, id));
		access.require(caller, KIND, id, found.origin());
		@Nullable TestResults results = found.judgement().state().isFinal()
				? entityManager.find(TestResults.class, found.judgement().id()) : null;
		return of(found, (results != null) ? results.reports() : List.of());
	}

	/**
	 * Returns an evaluation that the caller sent to ask for it by its id.
	 * @throws Problem when the caller has sent no such evaluation, or it was deleted
	 */
	public EvaluationReport findKept(UUID id, Caller caller) {
		if (!repository.isKept(id, caller.ownerId())) {
			throw Problem.notFound(KIND, id);
		}
		return find(id, caller);
	}

	/**
	 * Deletes such an evaluation, which has ended, before its time.
	 * @throws Problem when the caller has sent no such evaluation
	 */
	public void deleteKept(UUID id, Caller caller) {
		EvaluationReport found = findKept(id, caller);
		forgotten.forget(new EndedEvaluation(id, found.judgementId(), found.run().suiteHash(), 0));
	}

	@Override
	public void requireSight(UUID id, Caller caller) {
		access.requireSight(caller, KIND, id, repository);
	}

	@Override
	public List<EvaluationReport> statuses(Collection<UUID> ids) {
		return repository.shown(ids).stream().map((found) -> of(found, List.of())).toList();
	}

}
