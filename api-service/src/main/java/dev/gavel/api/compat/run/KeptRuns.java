package dev.gavel.api.compat.run;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.evaluation.EvaluationReports;
import dev.gavel.api.evaluation.output.WholeOutputs;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.suite.ShownTests;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
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

	private final CompatProperties properties;

	private final WholeOutputs outputs;

	private final ShownTests tests;

	private final Semaphore places;

	KeptRuns(EvaluationReports reports, Clients clients, LongPoll longPoll, CompatProperties properties,
			WholeOutputs outputs, ShownTests tests) {
		this.reports = reports;
		this.clients = clients;
		this.longPoll = longPoll;
		this.properties = properties;
		this.outputs = outputs;
		this.tests = tests;
		this.places = new Semaphore(properties.maxWaiting());
	}

	/**
	 * Queues a program; once this returns, it will be run.
	 * @param program which gets the same in each run
	 * @param expected what it should print, which is kept with it; null when that does
	 * not matter
	 * @throws Problem when it cannot be taken
	 */
	public KeptRun start(ProgramToRun program, @Nullable String expected, Caller caller) {
		List<Given> given = program.given();
		return of(reports.startKept(program.run(), program.program(), given.get(0).test().expecting(expected),
				given.size(), clients.of(caller, Sent.EVALUATIONS)));
	}

	/**
	 * Completes once a program that was just queued has ended, or with how it stands when
	 * the time is over, and at once when too many wait.
	 */
	public CompletableFuture<KeptRun> ended(KeptRun queued, Caller caller) {
		if (!places.tryAcquire()) {
			return CompletableFuture.completedFuture(queued);
		}
		return held(queued, caller).whenComplete((ended, failure) -> places.release());
	}

	private CompletableFuture<KeptRun> held(KeptRun queued, Caller caller) {
		try {
			return longPoll.holdTaken(queued.report(), properties.patience(), reports, caller).thenApply(this::of);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/**
	 * @throws Problem when the caller has sent no such program
	 */
	public KeptRun find(UUID id, Caller caller) {
		return of(reports.findKept(id, caller));
	}

	/** Returns what each run gets, and what is expected of it. */
	public SuiteTest test(KeptRun kept) {
		return Objects.requireNonNull(tests.of(kept.report().run().suiteHash(), List.of(1), WHOLE).get(1),
				"it has a test");
	}

	/**
	 * Deletes a program that has ended.
	 * @throws Problem when the caller has sent no such program
	 */
	public void delete(UUID id, Caller caller) {
		reports.deleteKept(id, caller);
	}

	private KeptRun of(EvaluationReport report) {
		return new KeptRun(report, report.isFinal() ? RanProgram.of(report, report.run().total(), outputs) : List.of());
	}

}
