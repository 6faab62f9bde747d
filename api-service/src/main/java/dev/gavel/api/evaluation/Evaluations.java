package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
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
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.program.ProgramOrigin;
import dev.gavel.api.program.RanTests;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.Standing.Stand;
import dev.gavel.api.program.Standing;
import dev.gavel.api.program.TestView;
import dev.gavel.api.program.Visibility;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.Samples;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.queue.Client;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates programs on a suite of their own. They take the path of submissions, with all
 * its limits and turns.
 */
@Component
public class Evaluations implements AwaitedViews<EvaluationView> {

	private static final String KIND = "evaluation";

	private final EvaluationRepository repository;

	private final AllowedQuestions questions;

	private final ProgramAccess access;

	private final TestCases testCases;

	private final OwnTests ownTests;

	private final Suites suites;

	private final Intake intake;

	private final Standing standing;

	private final RanTests ranTests;

	private final Canceller canceller;

	private final TransactionTemplate transaction;

	private final EvaluationsProperties limits;

	Evaluations(EvaluationRepository repository, AllowedQuestions questions, ProgramAccess access, TestCases testCases,
			OwnTests ownTests, Suites suites, Intake intake, Standing standing, RanTests ranTests, Canceller canceller,
			TransactionTemplate transaction, EvaluationsProperties limits) {
		this.repository = repository;
		this.questions = questions;
		this.access = access;
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
	 * @param client who sends it, and whose turn it takes
	 * @return the evaluation without its position in the queue
	 * @throws Problem when the program or its tests cannot be taken
	 */
	@RetriedOnDeadlock
	public EvaluationView start(long questionId, NewTry request, Client client) {
		return (request.tests() != null)
				? start(questionId, request.program(), client, head(request.isAlone()),
						(kind) -> ownTests.check(kind, request.tests()))
				: startOnSamples(questionId, request.program(), client);
	}

	/**
	 * Queues an evaluation of its author's solution on the tests that are sent. The
	 * question's rules are for others: a question that forbids {@code sorted} may well be
	 * checked with it.
	 * @throws Problem when the program or its tests cannot be taken
	 */
	@RetriedOnDeadlock
	EvaluationView startReference(long questionId, NewTry request, Client client) {
		return start(questionId, request.program(), client, (question) -> question.head().withoutRules(),
				(kind) -> ownTests.check(kind, Objects.requireNonNull(request.tests(), "tests is null")));
	}

	/**
	 * Does the same on tests that are read already, and keeps all that the solution
	 * prints.
	 */
	@RetriedOnDeadlock
	ListedProgram takeReference(long questionId, String code, List<SuiteTest> tests, Client client) {
		NewProgram program = new NewProgram(code, null, null, null);
		return ofQuestion(questionId, client, (question) -> {
			CheckedProgram checked = intake.check(client.caller(), questionId, question.settings().withWholeOutputs(),
					program);
			return take(checked, question.head().withoutRules().unscored(), (kind) -> tests, client, false);
		});
	}

	/**
	 * Queues an evaluation on the input in a form, or on samples when the form has none.
	 */
	@RetriedOnDeadlock
	public EvaluationView start(long questionId, NewProgram program, Form form, Client client) {
		return ownTests.isIn(form)
				? start(questionId, program, client, head(NewTry.isAlone(form)), (kind) -> ownTests.check(kind, form))
				: startOnSamples(questionId, program, client);
	}

	/**
	 * @param alone whether the program is run without the question's interactor
	 */
	private static Function<Question, SuiteHead> head(boolean alone) {
		return alone ? Question::headWithoutInteractor : Question::head;
	}

	/**
	 * Queues an evaluation that is for no question.
	 * @param client who sends it, and whose turn it takes
	 * @throws Problem when the program cannot be taken
	 */
	@RetriedOnDeadlock
	@Transactional
	public EvaluationView start(RunSettings settings, NewProgram program, SuiteHead head, List<SuiteTest> tests,
			Client client) {
		return queued(take(settings, program, head, tests, client));
	}

	/** Does the same, and returns what was stored. */
	@RetriedOnDeadlock
	@Transactional
	public ListedProgram take(RunSettings settings, NewProgram program, SuiteHead head, List<SuiteTest> tests,
			Client client) {
		return take(intake.check(client.caller(), null, settings, program), head, (kind) -> tests, client, false);
	}

	/** Does the same with one that its sender asks for by its id, and may delete. */
	@RetriedOnDeadlock
	@Transactional
	public ListedProgram takeKept(RunSettings settings, NewProgram program, SuiteHead head, List<SuiteTest> tests,
			Client client) {
		return take(intake.check(client.caller(), null, settings, program), head, (kind) -> tests, client, true);
	}

	/**
	 * Queues an evaluation on all tests of a question. Not to be called in a transaction.
	 * @throws Problem when the caller may not see all of them, or the program cannot be
	 * taken
	 */
	@RetriedOnDeadlock
	public ListedProgram takeOnAllTests(long questionId, NewProgram program, Client client) {
		questions.getWithTests(questionId, client.caller());
		suites.prepare(questionId);
		return transaction.execute((status) -> {
			Question question = questions.getWithTests(questionId, client.caller());
			CheckedProgram checked = intake.check(client.caller(), questionId, question.settings(), program);
			intake.admit(client, checked.environments(question.head()));
			return intake.take(new Evaluation(checked), checked.run(suites.current(question)), client);
		});
	}

	private EvaluationView startOnSamples(long questionId, NewProgram program, Client client) {
		questions.getToEvaluate(questionId, client.caller());
		Samples samples = testCases.samples(questionId, limits.maxTests(), limits.maxSize());
		try (DecodingRoom room = RequestRoom.take(samples.size())) {
			return start(questionId, program, client, Question::head, (kind) -> read(questionId, samples));
		}
	}

	private EvaluationView start(long questionId, NewProgram program, Client client, Function<Question, SuiteHead> head,
			Function<QuestionKind, List<SuiteTest>> tests) {
		return ofQuestion(questionId, client, (question) -> start(question, program, client, head, tests));
	}

	private <T> T ofQuestion(long questionId, Client client, Function<Question, T> work) {
		try {
			return transaction.execute((status) -> work.apply(questions.getToEvaluate(questionId, client.caller())));
		}
		catch (DataIntegrityViolationException ex) {
			// The question may have been deleted meanwhile.
			questions.getToEvaluate(questionId, client.caller());
			throw ex;
		}
	}

	private EvaluationView start(Question question, NewProgram program, Client client,
			Function<Question, SuiteHead> head, Function<QuestionKind, List<SuiteTest>> tests) {
		return start(intake.check(client.caller(), question.id(), question.settings(), program),
				head.apply(question).unscored(), tests, client);
	}

	/**
	 * Queues the loading of an empty program, and so of the prelude before it.
	 * @param client the author of the prelude
	 */
	@RetriedOnDeadlock
	@Transactional
	public EvaluationView startLoading(SuiteHead head, RunSettings settings, Client client) {
		NewProgram nothing = new NewProgram("pass", null, null, null);
		CheckedProgram checked = intake.check(client.caller(), null, settings, nothing);
		return start(checked, head, (kind) -> List.of(), client);
	}

	private EvaluationView start(CheckedProgram checked, SuiteHead head, Function<QuestionKind, List<SuiteTest>> tests,
			Client client) {
		return queued(take(checked, head, tests, client, false));
	}

	private static EvaluationView queued(ListedProgram taken) {
		return view(taken, Visibility.PROGRAM, null).with(List.of());
	}

	private ListedProgram take(CheckedProgram checked, SuiteHead head, Function<QuestionKind, List<SuiteTest>> tests,
			Client client, boolean kept) {
		intake.admit(client, checked.environments(head));
		SuiteReference suite = suites.store(head, tests.apply(head.kind()));
		return intake.take(new Evaluation(checked, kept), checked.run(suite), client);
	}

	private List<SuiteTest> read(long questionId, Samples samples) {
		List<SuiteTest> tests = testCases.read(samples);
		if (tests.isEmpty()) {
			throw new Problem(ProblemType.NO_TEST_CASES,
					"Question %d has no sample tests%s to try a program on. Send tests of your own: \"tests\": [{\"input_variables\": {..}}]."
						.formatted(questionId, samples.leftOut() ? " of at most %,d bytes (gavel.evaluations.max-size)"
							.formatted(limits.maxSize().toBytes()) : ""));
		}
		return tests.stream().map(SuiteTest::unscored).toList();
	}

	@Override
	public EvaluationView judged(EvaluationView queued, JudgementEnded end, Caller caller) {
		Visibility visibility = access.of(caller, caller.accountId(), queued.questionId());
		return EvaluationView.of(queued.id(), queued.questionId(), ShownJudgement.of(end, visibility), null)
			.with(TestView.of(ranTests.of(end), visibility));
	}

	/**
	 * Returns an evaluation with its current status.
	 * @throws Problem when it does not exist for the caller, or was deleted
	 */
	@Override
	public EvaluationView find(UUID id, Caller caller) {
		Stand found = standing.of(repository, List.of(id))
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound(KIND, id));
		Visibility visibility = access.require(caller, KIND, id, found.program().origin());
		return view(found.program(), visibility, found.position())
			.with(TestView.of(ranTests.of(found.program().judgement()), visibility));
	}

	@Override
	public void requireSight(UUID id, Caller caller) {
		access.requireSight(caller, KIND, id, repository);
	}

	@Override
	@Transactional(readOnly = true)
	public List<EvaluationView> statuses(Collection<UUID> ids) {
		return standing.of(repository, ids)
			.stream()
			.map((found) -> view(found.program(), Visibility.PROGRAM, found.position()))
			.toList();
	}

	private static EvaluationView view(ListedProgram evaluation, Visibility visibility, @Nullable Integer position) {
		return EvaluationView.of(evaluation.id(), evaluation.questionId(),
				ShownJudgement.of(evaluation.judgement(), visibility), position);
	}

	/**
	 * Returns the question that an evaluation is for, if there is one.
	 * @throws Problem when there is none that the caller sees
	 */
	@Transactional(readOnly = true)
	public @Nullable Long questionId(UUID id, Caller caller) {
		ProgramOrigin origin = repository.origin(id).orElseThrow(() -> Problem.notFound(KIND, id));
		access.require(caller, KIND, id, origin);
		return origin.questionId();
	}

	/**
	 * Ends an evaluation before all its tests have run.
	 * @throws Problem when it has ended, or the caller sees no such evaluation
	 */
	@RetriedOnDeadlock
	@Transactional
	public void cancel(UUID id, Caller caller) {
		Evaluation evaluation = repository.findById(id).orElseThrow(() -> Problem.notFound(KIND, id));
		access.require(caller, KIND, id, evaluation.origin());
		canceller.cancel(evaluation);
	}

}
