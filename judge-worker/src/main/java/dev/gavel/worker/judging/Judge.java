package dev.gavel.worker.judging;

import dev.gavel.message.EnvironmentName;
import dev.gavel.message.Isolation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.Limits;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.ScopedSpan;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs every test of a job and says what came of it. */
@Component
public class Judge {

	private static final Logger log = LoggerFactory.getLogger(Judge.class);

	private final Sandbox sandbox;

	private final JudgingProperties properties;

	private final RunPermits permits;

	private final MeterRegistry meters;

	private final Tracer tracer;

	private final String workerId;

	Judge(Sandbox sandbox, JudgingProperties properties, WorkerProperties worker, RunPermits permits,
			MeterRegistry meters, Tracer tracer) {
		this.sandbox = sandbox;
		this.properties = properties;
		this.permits = permits;
		this.meters = meters;
		FairRuns.beginCounting(meters);
		this.tracer = tracer;
		this.workerId = worker.id();
	}

	/**
	 * @param testsDone is told the number of tests that have run, after each
	 * @throws JudgingImpossible when the sandbox failed, and failed again in another cell
	 * @throws NoCell when no cell could be had
	 * @throws NoEnvironment when the job is to be run in what this worker does not have
	 * @throws CancellationException when the thread is interrupted, after the test that
	 * runs
	 */
	public Judged judge(JudgeJob job, TestSuite suite, IntConsumer testsDone) throws JudgingImpossible {
		requireEnvironment(job);
		try {
			return judgeOnce(job, suite, testsDone);
		}
		catch (SandboxFailure ex) {
			log.warn("Judgement {}: the sandbox failed, judging again in another cell: {}", job.judgementId(),
					ex.getMessage());
		}
		try {
			return judgeOnce(job, suite, testsDone);
		}
		catch (SandboxFailure ex) {
			throw new JudgingImpossible("the sandbox failed twice: " + ex.getMessage(), ex);
		}
	}

	private void requireEnvironment(JudgeJob job) throws NoEnvironment {
		if (!sandbox.environments().contains(job.environment())) {
			throw new NoEnvironment("worker %s: expected environment %s, found only %s; see gavel.sandbox.environments"
				.formatted(workerId, job.environment(), sandbox.environments()));
		}
	}

	private Judged judgeOnce(JudgeJob job, TestSuite suite, IntConsumer testsDone)
			throws JudgingImpossible, SandboxFailure {
		Program program = new Program(job.source(), job.entryPoint(), job.isolation(), job.environment());
		RunLimits limits = runLimits(job.limits());
		try (SandboxSession session = lease(program, FairRuns.withSlack(limits))) {
			FairRuns runs = new FairRuns(session, limits, job.isolation(), permits, meters);
			return judgeTraced(job, suite, runs, new TestJudging(job, suite, limits, properties), testsDone);
		}
		catch (SandboxUnavailable ex) {
			throw new NoCell("no sandbox: " + ex.getMessage(), ex);
		}
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

	private Judged judgeTraced(JudgeJob job, TestSuite suite, FairRuns runs, TestJudging judging, IntConsumer testsDone)
			throws SandboxFailure {
		ScopedSpan span = tracer.startScopedSpan("run tests").tag("gavel.tests", String.valueOf(suite.tests().size()));
		try {
			return judge(job, suite, runs, judging, testsDone);
		}
		finally {
			span.tag("gavel.compare.micros", String.valueOf(judging.compareMicros())).end();
		}
	}

	private Judged judge(JudgeJob job, TestSuite suite, FairRuns runs, TestJudging judging, IntConsumer testsDone)
			throws SandboxFailure {
		List<TestReport> reports = new ArrayList<>();
		for (SuiteTest test : suite.tests()) {
			RunResult result = runs.run(test.encodedArguments().toBytes());
			if (Thread.currentThread().isInterrupted()) {
				throw new CancellationException("the slot does not wait for the verdict any more");
			}
			TestReport report = judging.report(test, reports.size() + 1, result);
			if (report.verdict() == Verdict.COMPILATION_ERROR) {
				return judged(job, Verdict.COMPILATION_ERROR, report.error(), List.of());
			}
			reports.add(report);
			testsDone.accept(reports.size());
			if (job.isolation() == Isolation.SUBMISSION && endsItsProcess(result.outcome()) || tooSlow(reports)) {
				break;
			}
		}
		return reports.stream()
			.filter((report) -> report.verdict() != Verdict.ACCEPTED)
			.findFirst()
			.map((failed) -> judged(job, failed.verdict(), failed.error(), reports))
			.orElseGet(() -> judged(job, Verdict.ACCEPTED, null, reports));
	}

	/** No clock decides that: on a busy machine a judgement only takes longer. */
	private boolean tooSlow(List<TestReport> reports) {
		return reports.stream()
			.filter((report) -> report.verdict() == Verdict.TIME_LIMIT_EXCEEDED)
			.count() >= properties.maxTimeouts();
	}

	/** There is nothing left for the remaining tests to run in. */
	private static boolean endsItsProcess(RunOutcome outcome) {
		return switch (outcome) {
			case RETURNED, RAISED, UNSERIALIZABLE_RESULT, DOES_NOT_COMPILE, ENTRY_POINT_MISSING -> false;
			case OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE, EXITED,
					KILLED_BY_SIGNAL ->
				true;
		};
	}

	private Judged judged(JudgeJob job, Verdict verdict, @Nullable ProgramError error, List<TestReport> reports) {
		return new Judged(job.judgementId(), job.attempt(), verdict, error, List.copyOf(reports),
				judgedIn(job.environment()));
	}

	/** Where this worker judges what names no environment. */
	public JudgedIn judgedIn() {
		return judgedIn(EnvironmentName.DEFAULT);
	}

	private JudgedIn judgedIn(String environment) {
		SandboxFacts facts = sandbox.facts(environment);
		return new JudgedIn(workerId, facts.runtime() + " " + facts.runtimeVersion(), facts.mode(),
				facts.rootfsDigest(), facts.pythonVersion(), facts.supervisorVersion());
	}

	/**
	 * CPU time decides; the wall clock only ends what waits.
	 */
	private RunLimits runLimits(Limits limits) {
		Duration cpuTime = Duration.ofMillis(limits.cpuTimeMillis());
		return new RunLimits(cpuTime, cpuTime.multipliedBy(3).plusSeconds(2), limits.memoryBytes(),
				(int) properties.outputLimit().toBytes(), (int) properties.resultLimit().toBytes());
	}

}
