package dev.gavel.api.reference;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.evaluation.BulkEvaluations;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Intake;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges all reference solutions of a question, and tells what came of it. A newer
 * verification replaces the older one.
 */
@Component
public class Verifications {

	/** What the clients that take turns for verifications begin with. */
	private static final String CLIENT = "verification:";

	private static final Logger logger = LoggerFactory.getLogger(Verifications.class);

	private final VerificationTable table;

	private final SolutionTable solutions;

	private final EqualTests equalTests;

	private final StoredTestPrograms testPrograms;

	private final InputValidator inputs;

	private final Questions questions;

	private final AllowedQuestions allowed;

	private final Suites suites;

	private final Intake intake;

	private final BulkEvaluations evaluations;

	private final Judgements judgements;

	private final CallerRates rates;

	private final VerificationProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Verifications(VerificationTable table, SolutionTable solutions, EqualTests equalTests,
			StoredTestPrograms testPrograms, InputValidator inputs, Questions questions, AllowedQuestions allowed,
			Suites suites, Intake intake, BulkEvaluations evaluations, Judgements judgements, CallerRates rates,
			VerificationProperties properties, TransactionTemplate transaction, Clock clock) {
		this.table = table;
		this.solutions = solutions;
		this.equalTests = equalTests;
		this.testPrograms = testPrograms;
		this.inputs = inputs;
		this.questions = questions;
		this.allowed = allowed;
		this.suites = suites;
		this.intake = intake;
		this.evaluations = evaluations;
		this.judgements = judgements;
		this.rates = rates;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Returns whether a run of a verification has ended. */
	public static boolean isRun(JudgementEnded end) {
		return end.evaluation() && end.turn().client().startsWith(CLIENT);
	}

	/**
	 * Judges all reference solutions of a question again, now. Not to be called in a
	 * transaction.
	 * @throws Problem when it has none, or no tests, or the caller may not change it
	 */
	@RetriedOnDeadlock
	public VerificationView start(long questionId, Caller caller) {
		allowed.getToEdit(questionId, caller);
		List<ReferenceSolution> stored = transaction.execute((status) -> solutions.of(questionId));
		if (stored.isEmpty()) {
			throw new Problem(ProblemType.NO_SOLUTIONS,
					"Question %d has no reference solutions. Add one with POST /ques/%<d/solutions."
						.formatted(questionId));
		}
		rates.require(caller, Act.JUDGE_AGAIN, (long) stored.size() * properties.runs());
		suites.prepare(questionId);
		return transaction.execute((status) -> {
			Question question = allowed.lockToEdit(questionId, caller);
			judge(question);
			return view(question).orElseThrow();
		});
	}

	/**
	 * Judges them if nobody has since the question was changed.
	 */
	@RetriedOnDeadlock
	public void startIfDue(long questionId) {
		try {
			suites.prepare(questionId);
			transaction.executeWithoutResult((status) -> {
				Question question = questions.lock(questionId);
				if (isDue(question)) {
					judge(question);
				}
			});
		}
		catch (Problem problem) {
			if (problem.type() == ProblemType.UNAVAILABLE) {
				throw problem;
			}
			transaction.executeWithoutResult((status) -> giveUp(questionId, problem));
		}
	}

	private boolean isDue(Question question) {
		return table.find(question.id())
			.filter((last) -> last.revision() != question.revision() && last.seenRevision() == question.revision()
					&& last.isDue(clock.instant()))
			.isPresent();
	}

	/** Until the next change, there is nothing to be tried again. */
	private void giveUp(long questionId, Problem problem) {
		Question question = questions.lock(questionId);
		replaceRuns(questionId);
		table.started(question, 0, List.of(), problem.getMessage(), clock.instant());
	}

	private void judge(Question question) {
		replaceRuns(question.id());
		SuiteReference suite = suites.runningAll(question);
		List<SolutionRun> runs = new ArrayList<>();
		List<CheckedProgram> programs = new ArrayList<>();
		List<ReferenceSolution> all = solutions.of(question.id());
		for (int number = 1; number <= properties.runs(); number++) {
			for (ReferenceSolution solution : all) {
				add(question, solution, number, false, runs, programs);
			}
		}
		all.stream()
			.filter((solution) -> solution.requiredVerdict() == RequiredVerdict.TIME_LIMIT_EXCEEDED)
			.forEach((solution) -> add(question, solution, properties.runs() + 1, true, runs, programs));
		Optional<CheckedProgram> validator = validator(question);
		validator.ifPresent((program) -> runs.add(new SolutionRun(program.id(), null, 1, false, null)));
		table.insert(question.id(), runs);
		table.started(question, suite.testCount(), equalTests.of(question.id()), null, clock.instant());
		evaluations.take(programs, suite, CLIENT + question.id());
		validator
			.ifPresent((program) -> evaluations.take(List.of(program), inputs.suite(question), CLIENT + question.id()));
		logger.info("Question {}: verifying {} reference solutions by {} runs", question.id(), all.size(), runs.size());
	}

	private Optional<CheckedProgram> validator(Question question) {
		return Optional.ofNullable(testPrograms.of(question.id()).validator())
			.map((validator) -> intake.check(question.ownerId(), question.id(), question.settings(),
					new NewProgram(inputs.program(validator), null, null, null)));
	}

	private void replaceRuns(long questionId) {
		judgements.cancel(table.openJudgements(questionId));
		table.deleteRuns(questionId);
	}

	private void add(Question question, ReferenceSolution solution, int number, boolean extended,
			List<SolutionRun> runs, List<CheckedProgram> programs) {
		CheckedProgram program = intake.check(question.ownerId(), question.id(),
				extended ? TimeMargins.extended(question.settings()) : question.settings(),
				new NewProgram(solution.code(), null, null, null));
		programs.add(program);
		runs.add(new SolutionRun(program.id(), solution.id(), number, extended, null));
	}

	/**
	 * Tells what the last verification of a question has found so far.
	 * @throws Problem when the question has no reference solutions, there is no such
	 * question, or the caller may not see all of it
	 */
	@Transactional(readOnly = true)
	public VerificationView find(long questionId, Caller caller) {
		Question question = allowed.getWithTests(questionId, caller);
		return view(question).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND,
				"Question %d has no reference solutions, so there is nothing to verify.".formatted(questionId)));
	}

	/** Returns nothing when the question has no reference solutions. */
	@Transactional(readOnly = true)
	public Optional<VerificationView> view(Question question) {
		return table.find(question.id())
			.map((last) -> new VerificationReport(last, question.revision(), solutions.of(question.id()),
					table.runs(question.id()))
				.view());
	}

}
