package dev.gavel.api.generation;

import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.evaluation.EvaluationReports;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.evaluation.output.WholeOutputs;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.program.Words;
import dev.gavel.api.question.Question;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/** Runs a solution on tests, some after the others, and stores nothing. */
@Component
class SolutionRuns {

	/** Others want to run programs, too. */
	private static final Duration CPU_TIME_OF_GROUP = Duration.ofSeconds(60);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final EvaluationReports reports;

	private final Evaluations evaluations;

	private final WholeOutputs outputs;

	private final LongPoll longPoll;

	private final Clients clients;

	private final Words words;

	private final AsyncTaskExecutor executor;

	SolutionRuns(EvaluationReports reports, Evaluations evaluations, WholeOutputs outputs, LongPoll longPoll,
			Clients clients, Words words, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.reports = reports;
		this.evaluations = evaluations;
		this.outputs = outputs;
		this.longPoll = longPoll;
		this.clients = clients;
		this.words = words;
		this.executor = executor;
	}

	/** Returns how many tests of a question may be in a group. */
	static int most(Question question) {
		return (int) Math.max(1,
				Math.min(Printed.MOST_TESTS, CPU_TIME_OF_GROUP.toMillis() / question.limits().cpuTimeMillis()));
	}

	/**
	 * Completes when it has run on all of them.
	 * @return a {@link Problem} when it cannot be run
	 */
	CompletableFuture<Void> run(Question question, String code, Iterator<? extends TestGroup> groups,
			LongRequest request) {
		return OneByOne.each(groups, (group) -> run(question, code, group, request), executor);
	}

	private CompletableFuture<Void> run(Question question, String code, TestGroup group, LongRequest request) {
		request.requireGoingOn();
		Started started = group.read((tests) -> new Started(
				reports.startReference(question.id(), code, tests, clients.of(request.caller(), Sent.EVALUATIONS)),
				tests.size()));
		return longPoll.holdTaken(started.queued(), request.patience(PATIENCE), reports, request.caller())
			.thenComposeAsync((report) -> ended(report, request), executor)
			.thenAcceptAsync((report) -> {
				group.ended(returned(report, started.tests(), question.kind() instanceof QuestionKind.Program));
				forgetOutputs(report);
			}, executor);
	}

	private record Started(EvaluationReport queued, int tests) {
	}

	/** Waits longer for what runs than for what nobody has begun. */
	private CompletableFuture<EvaluationReport> ended(EvaluationReport report, LongRequest request) {
		if (report.isFinal()) {
			return CompletableFuture.completedFuture(report);
		}
		try {
			request.requireGoingOn();
			requireWorker(report);
		}
		catch (Problem problem) {
			cancel(report, request);
			throw problem;
		}
		return longPoll.holdAnyway(report.id(), request.patience(PATIENCE), reports, request.caller())
			.thenComposeAsync((later) -> ended(later, request), executor);
	}

	private static void requireWorker(EvaluationReport report) {
		if (report.status() == JudgementState.QUEUED) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"No worker has run the solution within %d s. Nothing was stored; try again later."
						.formatted(PATIENCE.toSeconds()),
					Duration.ofSeconds(10));
		}
	}

	private void cancel(EvaluationReport report, LongRequest request) {
		try {
			evaluations.cancel(report.id(), request.caller());
		}
		catch (Problem ignored) {
			// It has just ended, and nobody reads its result.
		}
	}

	private List<Returned> returned(EvaluationReport report, int count, boolean prints) {
		List<TestReport> tests = report.tests();
		if (report.error() != null && tests.stream().noneMatch((test) -> test.error() != null)) {
			throw Violations.of("code", report.error().sentence());
		}
		if (tests.isEmpty()) {
			throw Violations.of("code", "was not run");
		}
		Map<Integer, TestReport> byIndex = tests.stream()
			.collect(Collectors.toMap(TestReport::index, Function.identity()));
		return IntStream.rangeClosed(1, count)
			.mapToObj((index) -> returned(report, byIndex.get(index), prints))
			.toList();
	}

	private Returned returned(EvaluationReport report, @Nullable TestReport test, boolean prints) {
		if (test == null) {
			return Returned.failed("was not run, because tests before it took too long");
		}
		if (test.verdict() != Verdict.ACCEPTED) {
			return Returned.failed((test.error() != null) ? test.error().sentence() : words.of(test.verdict()));
		}
		return (prints && test.printed() != null) ? printed(report, test, test.printed().stdout()) : returned(test);
	}

	private Returned printed(EvaluationReport report, TestReport test, PrintedBytes stdout) {
		long kept = stdout.stored() ? Math.min(stdout.bytes(), Printed.MOST_BYTES) : stdout.reported();
		return (kept < stdout.bytes())
				? tooLong("prints %,d bytes, of which only %,d can be kept".formatted(stdout.bytes(), kept))
				: new Returned(null, () -> PlainText.decode(Returned.OUTPUT, outputs.stdout(report.id(), test)));
	}

	private static Returned returned(TestReport test) {
		String output = test.output();
		return (output == null || test.outputIsCut()) ? tooLong("returns more than a result shows")
				: new Returned(null, () -> output);
	}

	private static Returned tooLong(String what) {
		return Returned.failed(what + "; run the solution yourself and send its result as output");
	}

	private void forgetOutputs(EvaluationReport report) {
		report.tests()
			.stream()
			.filter((test) -> test.printed() != null && test.printed().stdout().stored())
			.forEach((test) -> outputs.forget(report.id(), test.index()));
	}

}
