package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EvaluationView;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.evaluation.FilledLines;
import dev.gavel.api.evaluation.LinesToFill;
import dev.gavel.api.evaluation.MissingOutputs;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Has a program fill in the outputs of tests, some after the others. Holds no thread
 * while it waits, and stores nothing.
 */
@Component
class FilledTests {

	/** For some tests, in the queue and in a cell. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final MissingOutputs missing;

	private final Evaluations evaluations;

	private final LongPoll longPoll;

	private final Clients clients;

	private final AsyncTaskExecutor executor;

	FilledTests(MissingOutputs missing, Evaluations evaluations, LongPoll longPoll, Clients clients,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.missing = missing;
		this.evaluations = evaluations;
		this.longPoll = longPoll;
		this.clients = clients;
		this.executor = executor;
	}

	/**
	 * Completes with all lines and their outputs.
	 * @param lines tests without outputs, as JSON
	 * @return a {@link Problem} when a test gets no output
	 */
	CompletableFuture<String> fill(long questionId, String code, String lines, Caller caller) {
		return step(questionId, code, lines, null, caller);
	}

	private CompletableFuture<String> step(long questionId, String code, String lines, @Nullable UUID evaluation,
			Caller caller) {
		FilledLines filled = missing.fill(questionId, new LinesToFill(code, lines, evaluation),
				clients.of(caller, Sent.EVALUATIONS));
		if (!filled.errors().isEmpty()) {
			throw refused(filled);
		}
		UUID next = filled.evaluation();
		return (next == null) ? CompletableFuture.completedFuture(filled.lines())
				: longPoll.holdAnyway(next, PATIENCE, evaluations, caller)
					.thenComposeAsync((ended) -> step(questionId, code, filled.lines(), done(ended, caller), caller),
							executor);
	}

	private static Problem refused(FilledLines filled) {
		Violations violations = new Violations();
		filled.errors().forEach((error) -> violations.add(error.field(), error.message()));
		return new Problem(ProblemType.INVALID, violations.sentence(), violations.errors());
	}

	private UUID done(EvaluationView ended, Caller caller) {
		if (ended.isFinal()) {
			return ended.id();
		}
		evaluations.cancel(ended.id(), caller);
		throw Problem.passing(ProblemType.UNAVAILABLE,
				"No worker has run the solution within %d s. Nothing was stored; try again later."
					.formatted(PATIENCE.toSeconds()),
				Duration.ofSeconds(10));
	}

}
