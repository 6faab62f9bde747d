package dev.gavel.api.submission;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Problem;
import dev.gavel.api.request.Violations;
import dev.gavel.api.settings.LimitsProperties;
import dev.gavel.api.suite.Suites;
import dev.gavel.message.TestReport;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes submissions and tells how they stand. */
@Component
class Submissions {

	/** Ids that grow with time keep the newest rows together. */
	private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

	private final SubmissionRepository repository;

	private final JudgementRepository judgements;

	private final Questions questions;

	private final Suites suites;

	private final Environments environments;

	private final Queue queue;

	private final EntityManager entityManager;

	private final LimitsProperties limits;

	private final Clock clock;

	Submissions(SubmissionRepository repository, JudgementRepository judgements, Questions questions, Suites suites,
			Environments environments, Queue queue, EntityManager entityManager, LimitsProperties limits, Clock clock) {
		this.repository = repository;
		this.judgements = judgements;
		this.questions = questions;
		this.suites = suites;
		this.environments = environments;
		this.queue = queue;
		this.entityManager = entityManager;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Stores a submission and queues its judgement; once this returns, it will be judged.
	 * @param client who takes the turn
	 * @return the submission without its place in the queue
	 * @throws Problem when the program cannot be taken
	 */
	@Transactional
	public SubmissionView submit(long questionId, NewSubmission request, String client) {
		Question question = questions.get(questionId);
		CheckedSource source = CheckedSource.of(request, limits.maxSourceSize());
		String environment = environment(question, request);
		queue.requireRoom(client);
		Submission submission = new Submission(ids.generate(), questionId, source, environment,
				clock.instant().truncatedTo(ChronoUnit.MICROS));
		entityManager.persist(submission);
		Judgement judgement = queue.add(submission.id(), 1, suites.current(question), client);
		return SubmissionView.of(ListedSubmission.of(submission, judgement), null)
			.with(List.of(), JudgementView.of(List.of(judgement)));
	}

	private String environment(Question question, NewSubmission request) {
		Violations violations = new Violations();
		String environment = environments.choose(violations, question, request.environment());
		violations.throwIfAny();
		return environment;
	}

	/**
	 * The submission as it stands: by its last judgement that was not cancelled, if there
	 * is one.
	 * @throws Problem when there is none
	 */
	@Transactional(readOnly = true)
	public SubmissionView find(UUID id) {
		Submission submission = require(id);
		List<Judgement> all = judgements.findBySubmissionIdOrderByNumber(id);
		Judgement shown = all.stream()
			.filter((judgement) -> judgement.number() == 1 || judgement.state() != JudgementState.CANCELLED)
			.reduce((earlier, later) -> later)
			.orElseThrow(() -> new IllegalStateException("Submission %s has no judgement".formatted(id)));
		return view(ListedSubmission.of(submission, shown)).with(tests(shown), JudgementView.of(all));
	}

	/** The program of a submission, as sent. */
	@Transactional(readOnly = true)
	public String source(UUID id) {
		return require(id).source();
	}

	/** Those among the submissions that nothing more will happen to. */
	@Transactional(readOnly = true)
	public List<UUID> concluded(Collection<UUID> ids) {
		return judgements.concluded(ids);
	}

	/** Newest first, without tests. */
	@Transactional(readOnly = true)
	public Page<SubmissionView> list(@Nullable Long questionId, int page, int size) {
		return repository.list(questionId, PageRequest.of(page, size)).map(this::view);
	}

	private Submission require(UUID id) {
		Submission submission = repository.findById(id);
		if (submission == null) {
			throw Problem.notFound("submission", id);
		}
		return submission;
	}

	private SubmissionView view(ListedSubmission submission) {
		return SubmissionView.of(submission, position(submission.judgement()));
	}

	private @Nullable Integer position(Judgement judgement) {
		return (judgement.state() != JudgementState.QUEUED) ? null
				: 1 + judgements.queuedBefore(judgement.bulk(), judgement.turn(), judgement.id());
	}

	private List<TestView> tests(Judgement judgement) {
		TestResults results = entityManager.find(TestResults.class, judgement.id());
		List<TestReport> reports = (results != null) ? results.reports() : List.of();
		return reports.isEmpty() ? List.of() : TestView.of(reports, suites.get(judgement.suiteHash()));
	}

}
