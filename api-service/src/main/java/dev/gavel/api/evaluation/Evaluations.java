package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.Canceller;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Intake;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.RanTests;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.Standing.Stand;
import dev.gavel.api.program.Standing;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.Samples;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates programs on a suite of their own. They take the path of submissions, with all
 * its limits and turns.
 */
@Component
public class Evaluations implements AwaitedViews<EvaluationView> {

	private final EvaluationRepository repository;

	private final Questions questions;

	private final TestCases testCases;

	private final OwnTests ownTests;

	private final Suites suites;

	private final Intake intake;

	private final Standing standing;

	private final RanTests ranTests;

	private final Canceller canceller;

	private final TransactionTemplate transaction;

	private final EvaluationsProperties limits;

	Evaluations(EvaluationRepository repository, Questions questions, TestCases testCases, OwnTests ownTests,
			Suites suites, Intake intake, Standing standing, RanTests ranTests, Canceller canceller,
			TransactionTemplate transaction, EvaluationsProperties limits) {
		this.repository = repository;
		this.questions = questions;
		this.testCases = testCases;
		this.ownTests = ownTests;
		this.suites = suites;
		this.intake = intake;
		this.standing = standing;
		this.ranTests = ranTests;
		this.canceller = canceller;
		this.transaction = transaction;
		this.limits = limits;
	}

	/**
	 * Queues an evaluation; once this returns, it will be run.
	 * @param client whose turn it takes
	 * @return the evaluation without its position in the queue
	 * @throws Problem when the program or its tests cannot be taken
	 */
	@RetriedOnDeadlock
	public EvaluationView start(long questionId, NewEvaluation request, String client) {
		return (request.tests() != null)
				? start(questionId, request.program(), client, (kind) -> ownTests.check(kind, request.tests()))
				: startOnSamples(questionId, request.program(), client);
	}

	/**
	 * Queues an evaluation on the input in a form, or on samples when the form has none.
	 */
	@RetriedOnDeadlock
	public EvaluationView start(long questionId, NewProgram program, Form form, String client) {
		return ownTests.isIn(form) ? start(questionId, program, client, (kind) -> ownTests.check(kind, form))
				: startOnSamples(questionId, program, client);
	}

	private EvaluationView startOnSamples(long questionId, NewProgram program, String client) {
		Samples samples = testCases.samples(questionId, limits.maxTests(), limits.maxSize());
		try (DecodingRoom room = RequestRoom.take(samples.size())) {
			return start(questionId, program, client, (kind) -> read(questionId, samples));
		}
	}

	private EvaluationView start(long questionId, NewProgram program, String client,
			Function<QuestionKind, List<SuiteTest>> tests) {
		return transaction.execute((status) -> start(questions.get(questionId), program, client, tests));
	}

	private EvaluationView start(Question question, NewProgram program, String client,
			Function<QuestionKind, List<SuiteTest>> tests) {
		CheckedProgram checked = intake.check(question.id(), question.settings(), program);
		intake.admit(client);
		SuiteReference suite = suites.store(new SuiteHead(question.kind(), question.comparison()),
				tests.apply(question.kind()));
		ListedProgram taken = intake.take(new Evaluation(checked), checked.run(suite), client);
		return view(taken, null).with(List.of());
	}

	private List<SuiteTest> read(long questionId, Samples samples) {
		List<SuiteTest> tests = testCases.read(samples);
		if (tests.isEmpty()) {
			throw new Problem(ProblemType.NO_TEST_CASES,
					"Question %d has no sample tests%s to try a program on. Send tests of your own: \"tests\": [{\"input_variables\": {..}}]."
						.formatted(questionId, samples.leftOut() ? " of at most %,d bytes (gavel.evaluations.max-size)"
							.formatted(limits.maxSize().toBytes()) : ""));
		}
		return tests;
	}

	@Override
	public EvaluationView judged(EvaluationView queued, JudgementEnded end) {
		return EvaluationView.of(queued.id(), queued.questionId(), ShownJudgement.of(end), null).with(ranTests.of(end));
	}

	/**
	 * Returns an evaluation with its current status.
	 * @throws Problem when it does not exist, or was deleted
	 */
	@Override
	public EvaluationView find(UUID id) {
		Stand found = standing.of(repository, List.of(id))
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("evaluation", id));
		return view(found.program(), found.position()).with(ranTests.of(found.program().judgement()));
	}

	@Override
	@Transactional(readOnly = true)
	public List<EvaluationView> statuses(Collection<UUID> ids) {
		return standing.of(repository, ids).stream().map((found) -> view(found.program(), found.position())).toList();
	}

	private static EvaluationView view(ListedProgram evaluation, @Nullable Integer position) {
		return EvaluationView.of(evaluation.id(), evaluation.questionId(), ShownJudgement.of(evaluation.judgement()),
				position);
	}

	/** Returns the question that an evaluation is for, if there is one. */
	@Transactional(readOnly = true)
	public Optional<Question> question(UUID id) {
		return repository.questionId(id).map(questions::get);
	}

	/**
	 * Ends an evaluation before all its tests have run.
	 * @throws Problem when it has ended
	 */
	@RetriedOnDeadlock
	@Transactional
	public void cancel(UUID id) {
		canceller.cancel(repository.findById(id).orElseThrow(() -> Problem.notFound("evaluation", id)));
	}

}
