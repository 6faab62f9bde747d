package dev.gavel.worker.judging;

import dev.gavel.message.ComparisonSpec.Authored;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite;
import dev.gavel.message.Verdict;
import dev.gavel.rule.Rule;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.RunSpec;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.interaction.Interacting;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.output.OutputStore;
import dev.gavel.worker.output.WholeOutputs;
import dev.gavel.worker.printed.Prompts;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.scoring.SuiteScores;
import dev.gavel.worker.scoring.TestPlan;
import dev.gavel.worker.suite.SuiteFolderUnfit;
import dev.gavel.worker.testrun.FairRuns;
import dev.gavel.worker.testrun.Helpers;
import dev.gavel.worker.testrun.IdleSlots;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.ScopedSpan;
import io.micrometer.tracing.Tracer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the tests of a job and reports the verdict. */
@Component
public class Judge {

	private static final Logger logger = LoggerFactory.getLogger(Judge.class);

	private final Sandbox sandbox;

	private final JudgingProperties properties;

	private final RunPermits permits;

	private final Helpers helpers;

	private final MeterRegistry meters;

	private final OutputStore outputs;

	private final Tracer tracer;

	private final String workerId;

	/** Where answers are kept that wait for a checker. */
	private final Path folder;

	Judge(Sandbox sandbox, JudgingProperties properties, WorkerProperties worker, RunPermits permits, IdleSlots slots,
			OutputStore outputs, MeterRegistry meters, Tracer tracer) {
		this.sandbox = sandbox;
		this.properties = properties;
		this.permits = permits;
		this.helpers = new Helpers(sandbox, properties.idleSlotsHelp() ? slots : IdleSlots.NONE, permits, meters);
		this.outputs = outputs;
		this.meters = meters;
		FairRuns.beginCounting(meters);
		this.tracer = tracer;
		this.workerId = worker.id();
		this.folder = worker.suiteCacheDir();
	}

	/**
	 * @param testsDone called after each test with the number of tests that have run and
	 * are not withheld
	 * @throws JudgingImpossible when the sandbox failed, and failed again in another cell
	 * @throws NoCell when no cell could be had
	 * @throws NoEnvironment when this worker lacks the job's language or environment
	 * @throws SuiteFolderUnfit when answers that wait for a checker cannot be kept
	 * @throws AuthorsFault when the question cannot be judged until its author changes it
	 * @throws CancellationException when the thread is interrupted: while it waits for a
	 * cell, for room for a large test or to decode, or after the current test
	 */
	public Judged judge(JudgeJob job, TestSuite suite, IntConsumer testsDone) throws JudgingImpossible {
		requireLanguage(job);
		requireEnvironment(job.run().environment());
		if (suite.head().comparison() instanceof Authored code) {
			requireEnvironment(code.environment());
		}
		try {
			return judgeOnce(job, suite, testsDone);
		}
		catch (SandboxFailure ex) {
			logger.warn("Judgement {}: the sandbox failed, judging again in another cell: {}", job.judgementId(),
					ex.getMessage());
		}
		try {
			return judgeOnce(job, suite, testsDone);
		}
		catch (SandboxFailure ex) {
			throw new JudgingImpossible("the sandbox failed twice: " + ex.getMessage(), ex);
		}
	}

	/** Refuses unknown languages: a newer API may offer more of them. */
	private void requireLanguage(JudgeJob job) throws NoEnvironment {
		if (!job.run().language().equals(RunSpec.PYTHON)) {
			throw new NoEnvironment("worker %s: expected language %s, found %s".formatted(workerId, RunSpec.PYTHON,
					job.run().language()));
		}
	}

	private void requireEnvironment(String environment) throws NoEnvironment {
		if (!sandbox.environments().contains(environment)) {
			throw new NoEnvironment("worker %s: expected environment %s, found only %s; see gavel.sandbox.environments"
				.formatted(workerId, environment, sandbox.environments()));
		}
	}

	private Judged judgeOnce(JudgeJob job, TestSuite suite, IntConsumer testsDone)
			throws JudgingImpossible, SandboxFailure {
		if (suite.head().kind() instanceof QuestionKind.Checker) {
			return tried(job, suite, testsDone);
		}
		Exchange exchange = Exchanges.of(suite.head().kind());
		PreludeCheck prelude = new PreludeCheck(suite.head().prelude());
		Program unruled = prelude.before(exchange.program(job.source(), job.run().environment()));
		Program program = ruled(unruled, suite.head().rules()).forTests(suite.size());
		RunLimits limits = properties.runLimits(job.run().limits(),
				(program.prints() ? properties.printedLimit() : properties.resultLimit()).toBytes());
		Prompts prompts = exchange.prints() ? Prompts.in(job.source()) : Prompts.NONE;
		try (TestJudging judging = new TestJudging(exchange, suite.head().comparison(), limits, properties, folder,
				prompts)) {
			Findings found = findings(program, suite, judging, new WholeOutputs(outputs, job), testsDone);
			requireStatements(found);
			if (prelude.isDue() && (found.uncalled() || suite.size() == 0)) {
				PreludeCheck.require(ofAuthor(unruled.withSource(""), limits, FairRuns::load), judging::explain);
			}
			ProgramError error = found.untold() ? inSession(program, limits, (runs) -> loadingError(runs, judging))
					: found.error();
			return judged(job, suite, found, error);
		}
	}

	private static void requireStatements(Findings found) throws AuthorsFault {
		ProgramError error = found.error();
		if (found.verdict() == Verdict.COMPILATION_ERROR && error != null
				&& error.type().equals(TestSequence.STATEMENTS_REFUSED)) {
			throw new AuthorsFault(error.message());
		}
	}

	/** Has the harness refuse a program that breaks the rules. */
	private static Program ruled(Program program, List<Rule> rules) {
		return rules.isEmpty() ? program : program.with("rules", SuiteCodec.encode(rules));
	}

	private Judged tried(JudgeJob job, TestSuite suite, IntConsumer testsDone)
			throws JudgingImpossible, SandboxFailure {
		if (suite.head().comparison() instanceof Interactor) {
			return loaded(job, suite);
		}
		CheckerTry checker = new CheckerTry(job, properties);
		Findings found = ofAuthor(checker.program(suite), checker.limits(),
				(runs) -> checker.run(suite, runs, testsDone));
		return judged(job, suite, found, found.error());
	}

	/** Finds out whether an interactor can be called. */
	private Judged loaded(JudgeJob job, TestSuite suite) throws JudgingImpossible, SandboxFailure {
		Interactor interactor = new Interactor(job.source(), job.run().environment(), job.run().limits());
		Interacting interacting = InteractionReport.interacting(interactor, properties);
		RunResult loaded = ofAuthor(interacting.interactor(), interacting.limits(), FairRuns::load);
		Findings found = (loaded.outcome() == RunOutcome.RETURNED) ? new Findings.Collected(TestPlan.of(suite)).all()
				: Findings.ofUnfitChecker(Explanation.ofInteractor(interacting.limits()).of(loaded));
		return judged(job, suite, found, found.error());
	}

	private Judged judged(JudgeJob job, TestSuite suite, Findings found, @Nullable ProgramError error) {
		SuiteScores scores = new SuiteScores(suite);
		return new Judged(job.judgementId(), job.attempt(), found.verdict(), error, found.tests(),
				judgedIn(job.run().environment()), scores.score(found.verdict(), found.tests()),
				scores.withheld(found.verdict(), found.tests(), found.withheld()));
	}

	/**
	 * Gives the cell of the program back before it takes one for a checker. Goes on with
	 * the program afterwards if more answers could not be kept.
	 */
	private Findings findings(Program program, TestSuite suite, TestJudging judging, WholeOutputs outputs,
			IntConsumer testsDone) throws JudgingImpossible, SandboxFailure {
		TestPlan plan = TestPlan.of(suite);
		Findings.Collected found = new Findings.Collected(plan);
		TestSequence tests = new TestSequence(program, suite, plan.order(), judging, found, properties, outputs,
				testsDone);
		boolean goesOn;
		do {
			goesOn = tested(program, judging, (runs) -> judgeTraced(tests, suite, runs, judging));
			for (Checking checking : judging.checkings()) {
				ofAuthor(checking.program(), checking.limits(), (runs) -> checkTraced(suite, runs, checking, found));
			}
		}
		while (goesOn && found.failures() == 0);
		return found.all();
	}

	private Findings.Collected checkTraced(TestSuite suite, FairRuns runs, Checking checking, Findings.Collected found)
			throws SandboxFailure {
		ScopedSpan span = tracer.startScopedSpan("check answers");
		try {
			checking.check(suite, runs, found);
			return found;
		}
		finally {
			span.end();
		}
	}

	/**
	 * Runs an author's code. It always has the slack: its time decides no verdict, and a
	 * neighbor must not make a correct checker fail.
	 */
	private <T extends @Nullable Object> T ofAuthor(Program program, RunLimits limits, SessionUse<T> use)
			throws NoCell, SandboxFailure {
		return inSession(program, FairRuns.withSlack(limits), use);
	}

	/** Runs a program, and beside it the question's interactor if there is one. */
	private <T> T tested(Program program, TestJudging judging, SessionUse<T> use) throws NoCell, SandboxFailure {
		Interacting interacting = judging.interacting();
		return (interacting == null) ? inSession(program, judging.limits(), use)
				: inSession(program, judging.limits(), () -> leasePair(program, judging.limits(), interacting), use);
	}

	private <T extends @Nullable Object> T inSession(Program program, RunLimits limits, SessionUse<T> use)
			throws NoCell, SandboxFailure {
		return inSession(program, limits, () -> lease(program, FairRuns.withSlack(limits)), use);
	}

	private <T extends @Nullable Object> T inSession(Program program, RunLimits limits, Lease lease, SessionUse<T> use)
			throws NoCell, SandboxFailure {
		try (SandboxSession session = lease.open()) {
			return use.of(new FairRuns(session, limits, !program.sharesProcess(), permits, meters));
		}
		catch (SandboxUnavailable ex) {
			throw new NoCell("no sandbox: " + ex.getMessage(), ex);
		}
	}

	/** Opens a session. */
	private interface Lease {

		SandboxSession open() throws SandboxUnavailable, SandboxFailure;

	}

	/** Uses the test runs of one session. */
	private interface SessionUse<T extends @Nullable Object> {

		T of(FairRuns runs) throws SandboxFailure;

	}

	/**
	 * Returns the error of loading the program without arguments, after all tests. It
	 * needs its own session, in which no test has run.
	 */
	private static @Nullable ProgramError loadingError(FairRuns runs, TestJudging judging) throws SandboxFailure {
		RunResult result = runs.load();
		return (result.outcome() == RunOutcome.RETURNED) ? null : judging.explain(result);
	}

	private SandboxSession lease(Program program, RunLimits limits) throws SandboxUnavailable, SandboxFailure {
		ScopedSpan span = tracer.startScopedSpan("lease cell").tag("gavel.environment", program.environment());
		try {
			return sandbox.open(program, limits);
		}
		finally {
			span.end();
		}
	}

	private SandboxSession leasePair(Program program, RunLimits limits, Interacting interacting)
			throws SandboxUnavailable, SandboxFailure {
		ScopedSpan span = tracer.startScopedSpan("lease two cells").tag("gavel.environment", program.environment());
		try {
			return interacting.programIn(sandbox.openPair(program, FairRuns.withSlack(limits), interacting.interactor(),
					FairRuns.withSlack(interacting.besides(limits))));
		}
		finally {
			span.end();
		}
	}

	private boolean judgeTraced(TestSequence tests, TestSuite suite, FairRuns runs, TestJudging judging)
			throws SandboxFailure {
		ScopedSpan span = tracer.startScopedSpan("run tests").tag("gavel.tests", String.valueOf(suite.size()));
		try {
			return tests.judge(runs, helpers);
		}
		finally {
			span.tag("gavel.compare.micros", String.valueOf(judging.compareMicros())).end();
		}
	}

	/** Returns what this worker judges in, for the default environment. */
	public JudgedIn judgedIn() {
		return judgedIn(EnvironmentName.DEFAULT);
	}

	private JudgedIn judgedIn(String environment) {
		SandboxFacts facts = sandbox.facts(environment);
		return new JudgedIn(workerId, facts.runtime() + " " + facts.runtimeVersion(), facts.mode(),
				facts.rootfsDigest(), facts.pythonVersion(), facts.supervisorVersion());
	}

}
