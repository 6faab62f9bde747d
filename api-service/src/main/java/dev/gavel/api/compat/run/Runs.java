package dev.gavel.api.compat.run;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.evaluation.EvaluationReports;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.evaluation.output.WholeOutputs;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Runs programs as evaluations that expect nothing, and lets their clients wait. Nothing
 * else is stored.
 */
@Component
public class Runs implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Runs.class);

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final int STARTERS = 4;

	/** More than enough to write the answers. */
	private static final long READ_WITHIN_SECONDS = 60;

	private static final int PART_OF_HEAP = 16;

	private final EvaluationReports reports;

	private final Evaluations evaluations;

	private final Clients clients;

	private final LongPoll longPoll;

	private final CompatProperties properties;

	private final WholeOutputs outputs;

	private final ThreadPoolTaskExecutor executor;

	private final SharedRuns shared;

	private final AtomicInteger waiting = new AtomicInteger();

	private final HeldBytes held = new HeldBytes(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);

	Runs(EvaluationReports reports, Evaluations evaluations, Clients clients, LongPoll longPoll,
			CompatProperties properties, WholeOutputs outputs, ThreadPoolTaskExecutorBuilder executors) {
		this.reports = reports;
		this.evaluations = evaluations;
		this.clients = clients;
		this.longPoll = longPoll;
		this.properties = properties;
		this.outputs = outputs;
		this.executor = executors.corePoolSize(STARTERS).threadNamePrefix("shared-runs-").build();
		executor.initialize();
		this.shared = new SharedRuns(this::started, reports::mostTests,
				(delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor)
					.execute(task));
	}

	/**
	 * Runs a program. Holds no thread meanwhile.
	 * @return what it did with each input, in their order; a {@link Problem} when it
	 * cannot be taken, or was not run in time
	 */
	public CompletableFuture<List<Ran>> run(ProgramToRun program, Caller caller) {
		if (waiting.incrementAndGet() > properties.maxWaiting()) {
			waiting.decrementAndGet();
			return CompletableFuture.failedFuture(Problem.passing(ProblemType.UNAVAILABLE,
					"%,d other clients wait for their programs (gavel.compat.max-waiting). Try again later."
						.formatted(properties.maxWaiting()),
					SOON));
		}
		return begun(program.within(patience(program)), caller).thenApply(Runs::requireWhole)
			.whenComplete((ran, failure) -> waiting.decrementAndGet());
	}

	/**
	 * Counts what a request keeps in memory until it is answered, beyond its programs:
	 * these are stored.
	 * @param bytes of what it keeps
	 * @param answer begins to answer it
	 * @return the answer; a {@link Problem} when all requests together keep too much
	 */
	public <T> CompletableFuture<T> holding(long bytes, Supplier<CompletableFuture<T>> answer) {
		return held.holding(bytes, answer);
	}

	/**
	 * Clients would take a beginning for all that a program printed. Later runs that lost
	 * something are sent again by their sender.
	 */
	static List<Ran> requireWhole(List<Ran> ran) {
		if (ran.get(0).isPartlyLost()) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"There is no space for all that the program printed (gavel.evaluations.max-stored-outputs). Try again later.",
					SOON);
		}
		return ran;
	}

	private CompletableFuture<List<Ran>> begun(ProgramToRun program, Caller caller) {
		try {
			return (program.given().size() == 1) ? shared.run(program, caller).thenApply(List::of)
					: started(program, caller);
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletableFuture<List<Ran>> started(ProgramToRun program, Caller caller) {
		try {
			Patience patience = Patience.from(patience(program));
			EvaluationReport queued = reports.start(program.run(), program.program(),
					program.given().stream().map(Given::test).toList(), clients.of(caller, Sent.EVALUATIONS));
			int runs = program.given().size();
			Duration longer = program.longer();
			return longPoll.holdTaken(queued, patience.whole(), reports, caller)
				.thenCompose((report) -> ended(report, patience, longer, caller))
				.thenApply((report) -> read(report, runs));
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/** Long outputs are read when their clients are answered, and never again. */
	private List<Ran> read(EvaluationReport report, int runs) {
		List<Ran> ran = RanProgram.of(report, runs, outputs);
		UUID id = report.id();
		int[] tests = IntStream.rangeClosed(1, runs).filter((test) -> ran.get(test - 1).isLong()).toArray();
		if (tests.length > 0) {
			CompletableFuture.delayedExecutor(READ_WITHIN_SECONDS, TimeUnit.SECONDS, executor)
				.execute(() -> IntStream.of(tests).forEach((test) -> outputs.forget(id, test)));
		}
		return ran;
	}

	private Duration patience(ProgramToRun program) {
		Duration most = properties.patience();
		return (program.patience() != null && program.patience().compareTo(most) < 0) ? program.patience() : most;
	}

	private CompletableFuture<EvaluationReport> ended(EvaluationReport report, Patience patience, Duration longer,
			Caller caller) {
		return staysInQueue(report.status(), patience, longer)
				? longPoll.holdAnyway(report.id(), longer, reports, caller)
					.thenApply((later) -> ended(later, patience.plus(longer), caller))
				: CompletableFuture.completedFuture(ended(report, patience, caller));
	}

	/** Whoever has waited for so long need not queue again. */
	static boolean staysInQueue(JudgementState state, Patience patience, Duration longer) {
		return state == JudgementState.QUEUED && patience.isOver() && !longer.isZero();
	}

	/** Nobody reads the result of a run that ends later. */
	private EvaluationReport ended(EvaluationReport report, Patience patience, Caller caller) {
		if (report.isFinal()) {
			return report;
		}
		try {
			evaluations.cancel(report.id(), caller);
		}
		catch (Problem problem) {
			logger.debug("Evaluation {} ended too late", report.id(), problem);
		}
		throw late(report.status(), patience);
	}

	/** The service stops waiting before the time is over when it stops. */
	static Problem late(JudgementState state, Patience patience) {
		if (!patience.isOver()) {
			return Problem.passing(ProblemType.UNAVAILABLE, "This replica of the service is stopping. Try again.",
					SOON);
		}
		return (state == JudgementState.RUNNING) ? new SlowProgram(patience.whole()) : Problem.passing(
				ProblemType.UNAVAILABLE,
				"No worker has run the program within %d s. Try again later.".formatted(patience.whole().toSeconds()),
				SOON);
	}

	@Override
	public void destroy() {
		executor.shutdown();
	}

	/** Returns whether a program was not run because there are too many. */
	public static boolean isOverload(Problem problem) {
		return problem.status() == HttpStatus.TOO_MANY_REQUESTS || problem.status() == HttpStatus.SERVICE_UNAVAILABLE;
	}

}
