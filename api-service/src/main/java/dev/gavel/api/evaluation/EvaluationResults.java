package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.program.FinalView;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.program.RanTests;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.Standing;
import dev.gavel.api.program.Standing.Stand;
import dev.gavel.api.program.TestView;
import dev.gavel.api.program.Visibility;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.queue.Client;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.waiting.AwaitedViews;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes programs with their tests, and shows all evaluations as submissions are shown.
 */
@Component
public class EvaluationResults implements AwaitedViews<SubmissionView> {

	private static final String KIND = "evaluation";

	private final EvaluationCheck check;

	private final Evaluations evaluations;

	private final EvaluationRepository repository;

	private final Standing standing;

	private final ProgramAccess access;

	private final RanTests ranTests;

	EvaluationResults(EvaluationCheck check, Evaluations evaluations, EvaluationRepository repository,
			Standing standing, ProgramAccess access, RanTests ranTests) {
		this.check = check;
		this.evaluations = evaluations;
		this.repository = repository;
		this.standing = standing;
		this.access = access;
		this.ranTests = ranTests;
	}

	/**
	 * Queues an evaluation; once this returns, it will be judged.
	 * @param client who sends it, and whose turn it takes
	 * @return the evaluation without its position in the queue
	 * @throws Problem when the program or what comes with it cannot be taken
	 */
	SubmissionView start(NewEvaluation request, Client client) {
		return started((request.questionId() != null) ? takeOnStored(request.questionId(), request, client)
				: take(request, check.check(request, client.caller()), client));
	}

	private ListedProgram takeOnStored(long questionId, NewEvaluation request, Client client) {
		request.requireOnlyStored();
		return evaluations.takeOnAllTests(questionId, request.program(), client);
	}

	private ListedProgram take(NewEvaluation request, CheckedEvaluation checked, Client client) {
		RunSettings settings = checked.run().settings();
		return evaluations.take(request.keepsWholeOutputs() ? settings.withWholeOutputs() : settings, request.program(),
				checked.run().head(), checked.tests(), client);
	}

	private static SubmissionView started(ListedProgram taken) {
		ShownJudgement first = ShownJudgement.of(taken.judgement(), Visibility.PROGRAM);
		return SubmissionView.of(taken, null, first, null).with(first, List.of(), List.of(first), null);
	}

	/**
	 * Returns an evaluation with its current status.
	 * @throws Problem when it does not exist for the caller, or was deleted
	 */
	@Override
	public SubmissionView find(UUID id, Caller caller) {
		Stand found = standing.of(repository, List.of(id))
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound(KIND, id));
		return whole(found, visibility(caller, found.program()));
	}

	private SubmissionView whole(Stand found, Visibility visibility) {
		ListedProgram program = found.program();
		ShownJudgement shown = ShownJudgement.of(program.judgement(), visibility);
		return SubmissionView.of(program, null, shown, found.position())
			.with(shown, TestView.of(ranTests.of(program.judgement(), visibility), visibility), List.of(shown),
					FinalView.of(ranTests.withheld(program.judgement(), visibility), program.judgement().outcome(),
							program.judgement().run()));
	}

	private Visibility visibility(Caller caller, ListedProgram program) {
		Visibility ofOthers = access.require(caller, KIND, program.id(), program.origin());
		boolean brought = program.questionId() == null && !repository.brought(List.of(program.id())).isEmpty();
		return brought ? Visibility.ALL : ofOthers;
	}

	/**
	 * Returns what shows each of those that exist. The tests of one are read when it is
	 * called.
	 * @param caller who sees all of them
	 * @param tests whether tests are shown
	 */
	public Map<UUID, Supplier<SubmissionView>> inTurn(Collection<UUID> ids, Caller caller, boolean tests) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		Set<UUID> brought = repository.brought(ids);
		Map<UUID, Supplier<SubmissionView>> views = new HashMap<>();
		for (Stand found : standing.of(repository, ids)) {
			ListedProgram program = found.program();
			Visibility visibility = (program.questionId() == null && brought.contains(program.id())) ? Visibility.ALL
					: access.of(caller, program.ownerId(), program.questionId());
			views.put(program.id(), tests ? () -> whole(found, visibility) : () -> status(found, visibility));
		}
		return views;
	}

	private static SubmissionView status(Stand found, Visibility visibility) {
		return SubmissionView.of(found.program(), null, ShownJudgement.of(found.program().judgement(), visibility),
				found.position());
	}

	@Override
	public SubmissionView judged(SubmissionView queued, JudgementEnded end, Caller caller) {
		Visibility visibility = (queued.questionId() == null) ? Visibility.ALL
				: access.of(caller, caller.accountId(), queued.questionId());
		return queued.judged(ShownJudgement.of(end, visibility), TestView.of(ranTests.of(end, visibility), visibility),
				finalResult(end, visibility));
	}

	private static @Nullable FinalView finalResult(JudgementEnded end, Visibility visibility) {
		return (visibility == Visibility.ALL) ? FinalView.of(end.withheld(), end.outcome(), end.run()) : null;
	}

	@Override
	public void requireSight(UUID id, Caller caller) {
		access.requireSight(caller, KIND, id, repository);
	}

	@Override
	@Transactional(readOnly = true)
	public List<SubmissionView> statuses(Collection<UUID> ids) {
		return standing.of(repository, ids).stream().map((found) -> status(found, Visibility.PROGRAM)).toList();
	}

}
