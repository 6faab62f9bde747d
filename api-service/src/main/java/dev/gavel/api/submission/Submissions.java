package dev.gavel.api.submission;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Intake;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.RanTests;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.Standing;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.queue.Queue;
import dev.gavel.api.waiting.AwaitedViews;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes submissions, and reads them with their status. */
@Component
public class Submissions implements AwaitedViews<SubmissionView> {

	private final SubmissionRepository repository;

	private final SubmissionSearch search;

	private final Standing standing;

	private final Questions questions;

	private final Suites suites;

	private final Intake intake;

	private final Queue queue;

	private final RanTests ranTests;

	private final TransactionTemplate transaction;

	Submissions(SubmissionRepository repository, SubmissionSearch search, Standing standing, Questions questions,
			Suites suites, Intake intake, Queue queue, RanTests ranTests, TransactionTemplate transaction) {
		this.repository = repository;
		this.search = search;
		this.standing = standing;
		this.questions = questions;
		this.suites = suites;
		this.intake = intake;
		this.queue = queue;
		this.ranTests = ranTests;
		this.transaction = transaction;
	}

	/**
	 * Stores a submission and queues its judgement; once this returns, it will be judged.
	 * @param client whose turn it takes
	 * @return the submission without its position in the queue
	 * @throws Problem when the program cannot be taken
	 */
	@RetriedOnDeadlock
	public SubmissionView submit(long questionId, NewProgram request, String client) {
		SubmissionView taken = transaction.execute((status) -> queueIfPrepared(questionId, request, client));
		if (taken != null) {
			return taken;
		}
		suites.prepare(questionId);
		return transaction.execute((status) -> queuePrepared(questionId, request, client));
	}

	private @Nullable SubmissionView queueIfPrepared(long questionId, NewProgram request, String client) {
		Question question = questions.get(questionId);
		CheckedProgram checked = check(question, request);
		intake.admit(client);
		return suites.isPrepared(question) ? queue(question, checked, client) : null;
	}

	/** The client is admitted, but the question may have changed meanwhile. */
	private SubmissionView queuePrepared(long questionId, NewProgram request, String client) {
		Question question = questions.get(questionId);
		return queue(question, check(question, request), client);
	}

	private CheckedProgram check(Question question, NewProgram request) {
		return intake.check(question.id(), question.settings(), request);
	}

	private SubmissionView queue(Question question, CheckedProgram checked, String client) {
		StoredRun run = checked.run(suites.current(question));
		ListedProgram taken = intake.take(new Submission(checked), run, client);
		ShownJudgement first = ShownJudgement.of(taken.judgement());
		return SubmissionView.of(taken, null).with(first, List.of(), List.of(first));
	}

	/**
	 * Returns the submission with its last judgement that was not cancelled, if there is
	 * one.
	 * @throws Problem when there is none
	 */
	@Override
	public SubmissionView find(UUID id) {
		List<ListedProgram> judged = repository.findWithEachJudgement(id);
		ListedProgram shown = judged.stream()
			.filter((one) -> one.judgement().number() == 1 || one.judgement().state() != JudgementState.CANCELLED)
			.reduce((earlier, later) -> later)
			.orElseThrow(() -> Problem.notFound("submission", id));
		List<ShownJudgement> all = judged.stream().map((one) -> ShownJudgement.of(one.judgement())).toList();
		return view(shown).with(ShownJudgement.of(shown.judgement()), ranTests.of(shown.judgement()), all);
	}

	@Override
	public SubmissionView judged(SubmissionView taken, JudgementEnded end) {
		return taken.judged(ShownJudgement.of(end), ranTests.of(end));
	}

	/** Returns the question that a submission is for, if there is one. */
	@Transactional(readOnly = true)
	public Optional<Question> question(UUID id) {
		return repository.questionId(id).map(questions::get);
	}

	/** The program of a submission, as sent. */
	@Transactional(readOnly = true)
	public String source(UUID id) {
		return repository.findById(id).orElseThrow(() -> Problem.notFound("submission", id)).source();
	}

	@Override
	@Transactional(readOnly = true)
	public List<SubmissionView> statuses(Collection<UUID> ids) {
		return standing.of(repository, ids)
			.stream()
			.map((found) -> SubmissionView.of(found.program(), found.position()))
			.toList();
	}

	/**
	 * Lists submissions, newest first, without tests.
	 * @param status their status, or null for any
	 * @param exactTotal whether to count them all, however long that takes
	 * @throws Problem when the page is too far down
	 */
	@Transactional(readOnly = true)
	public PageOf<SubmissionView> list(SubmissionCriteria criteria, @Nullable JudgementState status, int page, int size,
			boolean exactTotal) {
		PageOf.checkDepth(page, size, "continue with before=<the last id>, or narrow the list with since and until");
		List<SubmissionView> items = views(search.newest(criteria, status, page * size, size));
		return PageOf.of(items, page, size, exactTotal ? Integer.MAX_VALUE : PageOf.MOST_COUNTED,
				(most) -> search.count(criteria, status, most));
	}

	/** Lists the newest submissions of a question, without tests. */
	@Transactional(readOnly = true)
	public List<SubmissionView> newest(long questionId, int most) {
		return views(search.newest(SubmissionCriteria.ofQuestion(questionId), null, 0, most));
	}

	private List<SubmissionView> views(List<UUID> ids) {
		return statuses(ids).stream().sorted(Comparator.comparingInt((view) -> ids.indexOf(view.id()))).toList();
	}

	private SubmissionView view(ListedProgram submission) {
		return SubmissionView.of(submission, queue.position(submission.judgement()));
	}

}
