package dev.gavel.api.compat.run;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.evaluation.EvaluationReports;
import dev.gavel.api.evaluation.output.WholeOutputs;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.suite.ShownTests;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs programs for clients who ask for them again, as long as evaluations are kept. */
@Component
public class KeptRuns {

	/** No text of a test is longer. */
	private static final int WHOLE = 16 * 1024 * 1024;

	private final EvaluationReports reports;

	private final Clients clients;

	private final LongPoll longPoll;

	private final WholeOutputs outputs;

	private final Suites suites;

	private final ShownTests tests;

	KeptRuns(EvaluationReports reports, Clients clients, LongPoll longPoll, WholeOutputs outputs, Suites suites,
			ShownTests tests) {
		this.reports = reports;
		this.clients = clients;
		this.longPoll = longPoll;
		this.outputs = outputs;
		this.suites = suites;
		this.tests = tests;
	}

	/**
	 * Queues a program; once this returns, it will be run.
	 * @param expected what it should print, which is kept with it; null when that does
	 * not matter
	 * @throws Problem when it cannot be taken
	 */
	public KeptRun start(ProgramToRun program, @Nullable String expected, Caller caller) {
		return of(reports.start(program.run(), program.program(),
				program.given().stream().map((given) -> given.test().expecting(expected)).toList(),
				clients.of(caller, Sent.EVALUATIONS)));
	}

	/** Completes once it has ended, or when the time is over, with how it stands. */
	public CompletableFuture<KeptRun> ended(KeptRun kept, Duration patience, Caller caller) {
		return longPoll.holdAnyway(kept.id(), patience, reports, caller).thenApply(this::of);
	}

	/**
	 * @throws Problem when the caller sees no such program
	 */
	public KeptRun find(UUID id, Caller caller) {
		EvaluationReport found = reports.find(id, caller);
		if (found.run().total() == 0
				|| !(suites.head(found.run().suiteHash()).kind() instanceof QuestionKind.Program)) {
			throw Problem.notFound("program", id);
		}
		return of(found);
	}

	/** Returns what each run gets, and what is expected of it. */
	public SuiteTest test(KeptRun kept) {
		return Objects.requireNonNull(tests.of(kept.run().suiteHash(), List.of(1), WHOLE).get(1), "it has a test");
	}

	/**
	 * Deletes a program that has ended.
	 * @throws Problem when the caller sees no such program
	 */
	public void delete(UUID id, Caller caller) {
		reports.delete(id, caller);
	}

	private KeptRun of(EvaluationReport report) {
		List<Ran> runs = report.isFinal() ? RanProgram.of(report, report.run().total(), outputs) : List.of();
		return new KeptRun(report.id(), report.status(), report.run(), report.createdAt(), report.finishedAt(), runs);
	}

}
