package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.api.waiting.LiveStreams;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Runs programs on the samples of stored questions. */
@RestController
@Tag(name = "Trials", description = "Runs of programs on the samples of a question, without a verdict")
class TryApi {

	private static final String PLACE = "/trials/";

	private final Evaluations evaluations;

	private final MissingOutputs missing;

	private final Clients clients;

	private final LongPoll longPoll;

	private final LiveStreams live;

	TryApi(Evaluations evaluations, MissingOutputs missing, Clients clients, LongPoll longPoll, LiveStreams live) {
		this.evaluations = evaluations;
		this.missing = missing;
		this.clients = clients;
		this.longPoll = longPoll;
		this.live = live;
	}

	/**
	 * Runs a program on the question's sample tests, or on tests that come with it.
	 * Nothing of it is kept for longer than a day.
	 */
	@ApiResponse(responseCode = "202", description = "It will be run")
	@ApiResponse(responseCode = "200", description = "It was run within the time to wait")
	@Refuses({ ProblemType.NO_TEST_CASES, ProblemType.SOURCE_TOO_LARGE, ProblemType.TOO_MANY_SUBMISSIONS,
			ProblemType.QUEUE_FULL })
	@PostMapping(path = "/code/try/{questionId}", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<EvaluationView>> createTrial(@PathVariable long questionId,
			@RequestBody NewTry request, @RequestParam(required = false) @Nullable String wait, Caller caller,
			IdempotencyKey key, HttpServletResponse response) {
		Duration patience = longPoll.patience(wait);
		return key.once(Evaluation.class, caller, () -> {
			EvaluationView queued = clients.serve(caller, Sent.EVALUATIONS, request.user(), response,
					(client) -> evaluations.start(questionId, request, client));
			return longPoll.taken(queued, PLACE, patience, evaluations, caller);
		}, (id) -> longPoll.takenBefore(UUID.fromString(id), PLACE, patience, evaluations, caller));
	}

	/**
	 * Inserts the outputs that a program returns into lines of test cases. Repeat the
	 * request with the lines and the evaluation of the last answer, once that evaluation
	 * is done, until an answer has no {@code trial}.
	 */
	@Refuses({ ProblemType.ALREADY_DONE, ProblemType.STILL_OPEN, ProblemType.SOURCE_TOO_LARGE,
			ProblemType.TOO_MANY_SUBMISSIONS, ProblemType.QUEUE_FULL })
	@PostMapping(path = "/create/testcase/{questionId}/fill", consumes = MediaType.APPLICATION_JSON_VALUE)
	FilledLines fillInTestCases(@PathVariable long questionId, @RequestBody LinesToFill request, Caller caller,
			HttpServletResponse response) {
		return clients.serve(caller, Sent.EVALUATIONS, response, (client) -> missing.fill(questionId, request, client));
	}

	/** Returns a trial. */
	@GetMapping("/trials/{id}")
	CompletableFuture<EvaluationView> getTrial(@PathVariable UUID id,
			@RequestParam(required = false) @Nullable String wait, Caller caller) {
		return longPoll.hold(id, longPoll.patience(wait), evaluations, caller);
	}

	/** Events {@code status}, without tests, as it changes; then {@code done}. */
	@GetMapping(path = "/trials/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> followTrial(@PathVariable UUID id, Caller caller) {
		return live.open(id, evaluations, caller);
	}

	/** Ends a trial before all its tests have run. */
	@Refuses(ProblemType.ALREADY_DONE)
	@PostMapping("/trials/{id}/cancel")
	EvaluationView cancelTrial(@PathVariable UUID id, Caller caller) {
		evaluations.cancel(id, caller);
		return evaluations.find(id, caller);
	}

}
