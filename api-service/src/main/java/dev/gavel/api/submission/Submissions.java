package dev.gavel.api.submission;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.FinalView;
import dev.gavel.api.program.Intake;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.program.ProgramOrigin;
import dev.gavel.api.program.RanTests;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.Standing.Stand;
import dev.gavel.api.program.Standing;
import dev.gavel.api.program.TestView;
import dev.gavel.api.program.Visibility;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.queue.Client;
import dev.gavel.api.queue.Queue;
import dev.gavel.api.score.SolverAttempts;
import dev.gavel.api.submission.SubmissionView.Owner;
import dev.gavel.api.waiting.AwaitedViews;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes submissions, and reads them with their status. */
@Component
public class Submissions implements AwaitedViews<SubmissionView> {

	private static final String KIND = "submission";

	private final SubmissionRepository repository;

	private final Standing standing;

	private final AllowedQuestions questions;

	private final ProgramAccess access;

	private final KnownAccounts accounts;

	private final SolverAttempts attempts;

	private final Suites suites;

	private final Intake intake;

	private final Queue queue;

	private final RanTests ranTests;

	private final TransactionTemplate transaction;

	Submissions(SubmissionRepository repository, Standing standing, AllowedQuestions questions, ProgramAccess access,
			KnownAccounts accounts, SolverAttempts attempts, Suites suites, Intake intake, Queue queue,
			RanTests ranTests, TransactionTemplate transaction) {
		this.repository = repository;
		this.standing = standing;
		this.questions = questions;
		this.access = access;
		this.accounts = accounts;
		this.attempts = attempts;
		this.suites = suites;
		this.intake = intake;
		this.queue = queue;
		this.ranTests = ranTests;
		this.transaction = transaction;
	}

	/**
	 * Stores a submission and queues its judgement; once this returns, it will be judged.
	 * @param client who sends it, and whose turn it takes
	 * @return the submission without its position in the queue
	 * @throws Problem when the program cannot be taken
	 */
	@RetriedOnDeadlock
	public SubmissionView submit(long questionId, NewProgram request, Client client) {
		try {
			SubmissionView taken = transaction.execute((status) -> queueIfPrepared(questionId, request, client));
			return (taken != null) ? taken : prepareAndQueue(questionId, request, client);
		}
		catch (DataIntegrityViolationException ex) {
			// The question may have been deleted meanwhile.
			questions.getToSolve(questionId, client.caller());
			throw ex;
		}
	}

	private @Nullable SubmissionView queueIfPrepared(long questionId, NewProgram request, Client client) {
		Question question = questions.getToSolve(questionId, client.caller());
		CheckedProgram checked = check(question, request, client);
		attempts.require(question, client.caller());
		intake.admit(client, checked.environments(question.head()));
		return suites.isPrepared(question) ? queue(question, checked, client) : null;
	}

	private SubmissionView prepareAndQueue(long questionId, NewProgram request, Client client) {
		try {
			suites.prepare(questionId);
			return transaction.execute((status) -> queuePrepared(questionId, request, client));
		}
		catch (RuntimeException ex) {
			intake.giveBack(client);
			throw ex;
		}
	}

	/** The client is admitted, but the question may have changed meanwhile. */
	private SubmissionView queuePrepared(long questionId, NewProgram request, Client client) {
		Question question = questions.getToSolve(questionId, client.caller());
		attempts.require(question, client.caller());
		return queue(question, check(question, request, client), client);
	}

	private CheckedProgram check(Question question, NewProgram request, Client client) {
		return intake.check(client.caller(), question.id(), question.settings(), request);
	}

	private SubmissionView queue(Question question, CheckedProgram checked, Client client) {
		StoredRun run = checked.run(suites.current(question));
		ListedProgram taken = intake.take(new Submission(checked), run, client);
		ShownJudgement first = ShownJudgement.of(taken.judgement(), Visibility.PROGRAM);
		return SubmissionView.of(taken, Owner.of(client.caller()), first, null)
			.with(first, List.of(), List.of(first), null);
	}

	/**
	 * Returns the submission with its last judgement that was not cancelled, if there is
	 * one.
	 * @throws Problem when there is none that the caller sees
	 */
	@Override
	public SubmissionView find(UUID id, Caller caller) {
		List<ListedProgram> judged = repository.findWithEachJudgement(id);
		ListedProgram shown = judged.stream()
			.filter((one) -> one.judgement().number() == 1 || one.judgement().state() != JudgementState.CANCELLED)
			.reduce((earlier, later) -> later)
			.orElseThrow(() -> Problem.notFound(KIND, id));
		Visibility visibility = access.require(caller, KIND, id, shown.origin());
		ShownJudgement judgement = ShownJudgement.of(shown.judgement(), visibility);
		List<ShownJudgement> all = judged.stream()
			.map((one) -> ShownJudgement.of(one.judgement(), visibility))
			.toList();
		return SubmissionView.of(shown, owner(shown.ownerId()), judgement, queue.position(shown.judgement()))
			.with(judgement, TestView.of(ranTests.of(shown.judgement(), visibility), visibility), all,
					FinalView.of(ranTests.withheld(shown.judgement(), visibility), shown.judgement().outcome(),
							shown.judgement().run()));
	}

	@Override
	public SubmissionView judged(SubmissionView taken, JudgementEnded end, Caller caller) {
		Visibility visibility = access.of(caller, caller.accountId(), taken.questionId());
		return taken.judged(ShownJudgement.of(end, visibility), TestView.of(ranTests.of(end, visibility), visibility),
				FinalView.of((visibility == Visibility.ALL) ? end.withheld() : null, end.outcome(), end.run()));
	}

	@Override
	public void requireSight(UUID id, Caller caller) {
		access.requireSight(caller, KIND, id, repository);
	}

	/**
	 * Returns the question that a submission is for, if there is one.
	 * @throws Problem when there is none that the caller sees
	 */
	@Transactional(readOnly = true)
	public @Nullable Long questionId(UUID id, Caller caller) {
		ProgramOrigin origin = repository.origin(id).orElseThrow(() -> Problem.notFound(KIND, id));
		access.require(caller, KIND, id, origin);
		return origin.questionId();
	}

	/**
	 * Returns the program of a submission, as sent.
	 * @throws Problem when there is none that the caller sees
	 */
	@Transactional(readOnly = true)
	public String source(UUID id, Caller caller) {
		Submission submission = repository.findById(id).orElseThrow(() -> Problem.notFound(KIND, id));
		access.require(caller, KIND, id, submission.origin());
		return submission.source();
	}

	private @Nullable Owner owner(@Nullable Long ownerId) {
		return (ownerId != null) ? accounts.find(ownerId).map(Owner::of).orElse(null) : null;
	}

	@Override
	@Transactional(readOnly = true)
	public List<SubmissionView> statuses(Collection<UUID> ids) {
		return standing.of(repository, ids).stream().map((one) -> view(one, null, Visibility.PROGRAM)).toList();
	}

	/**
	 * Returns those that exist as a list shows them to the caller, without their tests.
	 */
	List<SubmissionView> listed(Collection<UUID> ids, Caller caller) {
		List<Stand> found = standing.of(repository, ids);
		Function<@Nullable Long, Visibility> visibility = access.ofAll(caller,
				found.stream().map((one) -> one.program().questionId()).toList());
		Map<Long, KnownAccount> owners = accounts.findAll(found.stream()
			.map((one) -> one.program().ownerId())
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		return found.stream()
			.map((one) -> view(one, owners.get(one.program().ownerId()), visibility.apply(one.program().questionId())))
			.toList();
	}

	private static SubmissionView view(Stand one, @Nullable KnownAccount owner, Visibility visibility) {
		return SubmissionView.of(one.program(), (owner != null) ? Owner.of(owner) : null,
				ShownJudgement.of(one.program().judgement(), visibility), one.position());
	}

}
