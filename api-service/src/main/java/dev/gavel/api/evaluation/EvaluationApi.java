package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Uploads;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.waiting.LiveStreams;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.value.DecodingRoom;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
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
import tools.jackson.databind.json.JsonMapper;

/** Evaluations, for programs. */
@RestController
@Tag(name = "Evaluations",
		description = "Programs that are judged once, on tests that come with them, and deleted after a day")
class EvaluationApi {

	private static final String PLACE = "/evaluations/";

	private final EvaluationResults results;

	private final Evaluations evaluations;

	private final Clients clients;

	private final Uploads uploads;

	private final JsonMapper json;

	private final LongPoll longPoll;

	private final LiveStreams live;

	EvaluationApi(EvaluationResults results, Evaluations evaluations, Clients clients, Uploads uploads, JsonMapper json,
			LongPoll longPoll, LiveStreams live) {
		this.results = results;
		this.evaluations = evaluations;
		this.clients = clients;
		this.uploads = uploads;
		this.json = json;
		this.longPoll = longPoll;
		this.live = live;
	}

	/**
	 * Judges a program on the tests that come with it. It is neither listed nor counted,
	 * and deleted after a while.
	 */
	@ApiResponse(responseCode = "202", description = "It will be judged")
	@ApiResponse(responseCode = "200", description = "It was judged within the time to wait")
	@Refuses({ ProblemType.SOURCE_TOO_LARGE, ProblemType.TOO_MANY_SUBMISSIONS, ProblemType.QUEUE_FULL })
	@PostMapping(path = "/evaluations", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<SubmissionView>> createEvaluation(@RequestBody NewEvaluation request,
			@RequestParam(required = false) @Nullable String wait, Caller caller, IdempotencyKey key,
			HttpServletResponse response) {
		Duration patience = longPoll.patience(wait);
		return key.once(Evaluation.class, caller, () -> {
			SubmissionView queued = clients.serve(caller, Sent.EVALUATIONS, request.user(), response,
					(client) -> results.start(request, client));
			return longPoll.taken(queued, PLACE, patience, results, caller);
		}, (id) -> longPoll.takenBefore(UUID.fromString(id), PLACE, patience, results, caller));
	}

	// Without Javadoc: in the description of the interface, both are one operation.
	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
			mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = NewEvaluation.class)))
	@ApiResponse(responseCode = "202", description = "It will be judged")
	@ApiResponse(responseCode = "200", description = "It was judged within the time to wait")
	@PostMapping(path = "/evaluations", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	CompletableFuture<ResponseEntity<SubmissionView>> createEvaluation(
			@RequestParam(required = false) @Nullable String wait, Caller caller, IdempotencyKey key,
			HttpServletRequest http, HttpServletResponse response) {
		try (Upload upload = uploads.readSmall(http); DecodingRoom room = RequestRoom.take(upload.size())) {
			return createEvaluation(NewEvaluation.of(upload, json), wait, caller, key.withBody(upload::hash), response);
		}
	}

	/** Returns an evaluation. */
	@GetMapping("/evaluations/{id}")
	CompletableFuture<SubmissionView> getEvaluation(@PathVariable UUID id,
			@RequestParam(required = false) @Nullable String wait, Caller caller) {
		return longPoll.hold(id, longPoll.patience(wait), results, caller);
	}

	/** Events {@code status}, without tests, as it changes; then {@code done}. */
	@GetMapping(path = "/evaluations/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> followEvaluation(@PathVariable UUID id, Caller caller) {
		return live.open(id, results, caller);
	}

	/** Ends an evaluation before all its tests have run. */
	@Refuses(ProblemType.ALREADY_DONE)
	@PostMapping("/evaluations/{id}/cancel")
	SubmissionView cancelEvaluation(@PathVariable UUID id, Caller caller) {
		evaluations.cancel(id, caller);
		return results.find(id, caller);
	}

}
