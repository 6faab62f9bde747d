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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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

	/** Runs of all questions of an owner, beyond which none begin by themselves. */
	static final int MOST_OPEN = 300;

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
		return suites.inTurn(questionId, () -> transaction.execute((status) -> {
			Question question = allowed.lockToEdit(questionId, caller);
			judge(question);
			return view(question).orElseThrow();
		}));
	}

	/**
	 * Judges them if that is due and nobody else does. If it fails, it is due again some
	 * time later.
	 */
	@RetriedOnDeadlock
	public void startIfDue(long questionId) {
		if (!isClaimed(questionId)) {
			return;
		}
		try {
			suites.inTurn(questionId, () -> transaction.execute((status) -> {
				Question question = questions.lock(questionId);
				if (isOutdated(question)) {
					judge(question);
				}
				return question;
			}));
		}
		catch (Problem problem) {
			if (problem.type() == ProblemType.UNAVAILABLE) {
				throw problem;
			}
			transaction.executeWithoutResult((status) -> giveUp(questionId, problem));
		}
	}

	/** Not even what kills this replica begins at once at the next one. */
	private boolean isClaimed(long questionId) {
		Instant now = clock.instant();
		return Boolean.TRUE
			.equals(transaction.execute((status) -> table.postpone(questionId, now, now.plus(properties.delay()))
					&& table.openRunsOfOwner(questionId) < MOST_OPEN));
	}

	private boolean isOutdated(Question question) {
		return table.find(question.id())
			.filter((last) -> last.revision() != question.revision() && last.seenRevision() == question.revision())
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
		evaluations.take(programs, suite, client(question));
		validator.ifPresent((program) -> evaluations.take(List.of(program), inputs.suite(question), client(question)));
		logger.info("Question {}: verifying {} reference solutions in {} runs", question.id(), all.size(), runs.size());
	}

	/** All questions of an owner share their turns. */
	private static String client(Question question) {
		return CLIENT + Objects.requireNonNullElse(question.ownerId(), "");
	}

	private Optional<CheckedProgram> validator(Question question) {
		return Optional.ofNullable(testPrograms.of(question.id()).validator())
			.map((validator) -> intake.check(question.ownerId(), question.id(), inputs.settings(question),
					new NewProgram(inputs.program(validator), null, null, null)));
	}

	private void replaceRuns(long questionId) {
		cancel(questionId);
		table.deleteRuns(questionId);
	}

	/** Cancels what is still judged for a question that is deleted. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void cancel(long questionId) {
		judgements.cancel(table.openJudgements(questionId));
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
