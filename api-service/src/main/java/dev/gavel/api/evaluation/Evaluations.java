package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.JudgementEnded;
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
import dev.gavel.api.program.Standing.Stand;
import dev.gavel.api.program.Standing;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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

	private final EvaluationsProperties limits;

	Evaluations(EvaluationRepository repository, Questions questions, TestCases testCases, OwnTests ownTests,
			Suites suites, Intake intake, Standing standing, RanTests ranTests, Canceller canceller,
			EvaluationsProperties limits) {
		this.repository = repository;
		this.questions = questions;
		this.testCases = testCases;
		this.ownTests = ownTests;
		this.suites = suites;
		this.intake = intake;
		this.standing = standing;
		this.ranTests = ranTests;
		this.canceller = canceller;
		this.limits = limits;
	}

	/**
	 * Queues an evaluation; once this returns, it will be run.
	 * @param client whose turn it takes
	 * @return the evaluation without its position in the queue
	 * @throws Problem when the program or its tests cannot be taken
	 */
	@RetriedOnDeadlock
	@Transactional
	public EvaluationView start(long questionId, NewEvaluation request, String client) {
		Question question = questions.get(questionId);
		List<SuiteTest> tests = (request.tests() != null) ? ownTests.check(question.kind(), request.tests())
				: samples(question);
		return start(question, request.program(), tests, client);
	}

	/**
	 * Queues an evaluation on the input in a form, or on samples when the form has none.
	 */
	@RetriedOnDeadlock
	@Transactional
	public EvaluationView start(long questionId, NewProgram program, Form form, String client) {
		Question question = questions.get(questionId);
		List<SuiteTest> tests = ownTests.isIn(form) ? ownTests.check(question.kind(), form) : samples(question);
		return start(question, program, tests, client);
	}

	private EvaluationView start(Question question, NewProgram program, List<SuiteTest> tests, String client) {
		CheckedProgram checked = intake.check(question, program, client);
		SuiteReference suite = suites.store(new SuiteHead(question.kind(), question.comparison()), tests);
		ListedProgram taken = intake.take(new Evaluation(checked), checked.run(question, suite), client);
		return view(taken, null).with(List.of());
	}

	private List<SuiteTest> samples(Question question) {
		List<SuiteTest> samples = testCases.samples(question, limits.maxTests());
		if (samples.isEmpty()) {
			throw new Problem(ProblemType.NO_TEST_CASES,
					"Question %d has no sample tests to try a program on. Send tests of your own: \"tests\": [{\"input_variables\": {..}}]."
						.formatted(question.id()));
		}
		return samples;
	}

	@Override
	public EvaluationView judged(EvaluationView queued, JudgementEnded end) {
		return EvaluationView.of(queued.id(), queued.questionId(), end.judgement(), null).with(ranTests.of(end));
	}

	/**
	 * Returns an evaluation with its current status.
	 * @throws Problem when it does not exist, or was deleted
	 */
	@Override
	@Transactional(readOnly = true)
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
		return EvaluationView.of(evaluation.id(), evaluation.questionId(), evaluation.judgement(), position);
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
