package dev.gavel.api.submission;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Uploads;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.ProgramForm;
import dev.gavel.api.program.SourceText;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.api.waiting.LiveStreams;
import dev.gavel.message.Verdict;
import dev.gavel.value.DecodingRoom;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/** Submissions for programs. */
@RestController
@Tag(name = "Submissions", description = "Programs for questions, which are kept, listed and counted")
class SubmissionApi {

	private static final String PLACE = "/submissions/";

	private final Submissions submissions;

	private final SubmissionLists lists;

	private final JudgementRequests requests;

	private final Clients clients;

	private final Uploads uploads;

	private final LongPoll longPoll;

	private final LiveStreams live;

	SubmissionApi(Submissions submissions, SubmissionLists lists, JudgementRequests requests, Clients clients,
			Uploads uploads, LongPoll longPoll, LiveStreams live) {
		this.submissions = submissions;
		this.lists = lists;
		this.requests = requests;
		this.clients = clients;
		this.uploads = uploads;
		this.longPoll = longPoll;
		this.live = live;
	}

	/**
	 * Submits a program for a question. Its body is JSON, or the program itself:
	 * {@code curl --data-binary @solution.py}, or a form. The encoding of such a file is
	 * the charset of its content type, otherwise that of its byte order mark or coding
	 * line, otherwise UTF-8.
	 */
	@ApiResponse(responseCode = "202", description = "It will be judged")
	@ApiResponse(responseCode = "200", description = "It was judged within the time to wait")
	@Refuses({ ProblemType.NO_TEST_CASES, ProblemType.ATTEMPTS_USED, ProblemType.TOO_SOON, ProblemType.SOURCE_TOO_LARGE,
			ProblemType.TOO_MANY_SUBMISSIONS, ProblemType.QUEUE_FULL })
	@PostMapping(path = "/code/execute/{questionId}", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<SubmissionView>> createSubmission(@PathVariable long questionId,
			@RequestBody NewProgram request, @RequestParam(required = false) @Nullable String wait, Caller caller,
			IdempotencyKey key, HttpServletResponse response) {
		Duration patience = longPoll.patience(wait);
		return key.once(Submission.class, caller, () -> {
			SubmissionView queued = clients.serve(caller, Sent.SUBMISSIONS, request.user(), response,
					(client) -> submissions.submit(questionId, request, client));
			return longPoll.taken(queued, PLACE, patience, submissions, caller);
		}, (id) -> longPoll.takenBefore(UUID.fromString(id), PLACE, patience, submissions, caller));
	}

	// Without Javadoc: in the description of the interface, all are one operation.
	@PostMapping(path = "/code/execute/{questionId}", consumes = { "text/x-python", MediaType.TEXT_PLAIN_VALUE })
	CompletableFuture<ResponseEntity<SubmissionView>> createSubmission(@PathVariable long questionId,
			@RequestBody byte[] program, @RequestParam(required = false) @Nullable String environment,
			@RequestParam(required = false) @Nullable String wait, Caller caller, IdempotencyKey key,
			HttpServletRequest http, HttpServletResponse response) {
		String code = SourceText.decode(program, MediaType.parseMediaType(http.getContentType()).getCharset());
		return createSubmission(questionId, new NewProgram(code, null, environment, null), wait, caller, key, response);
	}

	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
			mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = NewProgram.class)))
	@PostMapping(path = "/code/execute/{questionId}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	CompletableFuture<ResponseEntity<SubmissionView>> createSubmission(@PathVariable long questionId,
			@RequestParam(required = false) @Nullable String wait, Caller caller, IdempotencyKey key,
			HttpServletRequest http, HttpServletResponse response) {
		try (Upload upload = uploads.readSmall(http); DecodingRoom room = RequestRoom.take(upload.size())) {
			return createSubmission(questionId, ProgramForm.of(upload, Set.of()).program(), wait, caller,
					key.withBody(upload::hash), response);
		}
	}

	/** Returns a submission. */
	@GetMapping("/submissions/{id}")
	CompletableFuture<SubmissionView> getSubmission(@PathVariable UUID id,
			@RequestParam(required = false) @Nullable String wait, Caller caller) {
		return longPoll.hold(id, longPoll.patience(wait), submissions, caller);
	}

	/** Events {@code status}, without tests, as it changes; then {@code done}. */
	@GetMapping(path = "/submissions/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> followSubmission(@PathVariable UUID id, Caller caller) {
		return live.open(id, submissions, caller);
	}

	/** Cancels a submission that has no verdict yet. It can be judged again. */
	@Refuses(ProblemType.ALREADY_DONE)
	@PostMapping("/submissions/{id}/cancel")
	SubmissionView cancelSubmission(@PathVariable UUID id, Caller caller) {
		requests.cancel(id, caller);
		return submissions.find(id, caller);
	}

	/** Judges a submission again, on the current tests. Earlier judgements stay. */
	@Refuses({ ProblemType.STILL_OPEN, ProblemType.NO_TEST_CASES, ProblemType.TOO_MANY_JUDGEMENTS,
			ProblemType.TOO_MANY_REQUESTS, ProblemType.QUEUE_FULL })
	@PostMapping("/submissions/{id}/rejudge")
	ResponseEntity<SubmissionView> rejudgeSubmission(@PathVariable UUID id, Caller caller, IdempotencyKey key) {
		return key.once(Judgement.class, caller, () -> {
			requests.judgeAgain(id, caller);
			return rejudged(id, caller);
		}, (judgement) -> rejudged(id, caller));
	}

	private ResponseEntity<SubmissionView> rejudged(UUID id, Caller caller) {
		return ResponseEntity.accepted().location(URI.create(PLACE + id)).body(submissions.find(id, caller));
	}

	/**
	 * Lists the submissions that you see, newest first. These are your own, those to
	 * questions that you wrote, and for operators all. To read all of them, request the
	 * first page {@code before} the last id of the previous answer.
	 * @param owner {@code me} for the caller's own, or the id of an account
	 * @param questionOwner {@code me} for those to questions that the caller wrote
	 * @param since the earliest time of submitting
	 * @param until the time before which they were submitted
	 * @param id only these
	 * @param before only submissions sent before this one
	 * @param exactTotal whether to count up to 100,000; by default, at most 10,000 are
	 * counted
	 */
	@GetMapping("/submissions")
	PageOf<SubmissionView> listSubmissions(
			@RequestParam(name = "question_id", required = false) @Nullable Long questionId,
			@RequestParam(required = false) @Nullable String owner,
			@RequestParam(name = "question_owner", required = false) @Nullable String questionOwner,
			@RequestParam(required = false) @Nullable JudgementState status,
			@RequestParam(required = false) @Nullable Verdict verdict,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Nullable Instant until,
			@RequestParam(required = false) @Nullable List<UUID> id,
			@RequestParam(required = false) @Nullable UUID before, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size,
			@RequestParam(name = "exact_total", defaultValue = "false") boolean exactTotal, Caller caller) {
		SubmissionCriteria.requireIds("id", id);
		SubmissionCriteria criteria = new SubmissionCriteria(id, OwnerFilter.id(owner, caller), questionId, verdict,
				since, until, before);
		return lists.list(caller, criteria, OwnerFilter.isCaller(questionOwner), status, page, size, exactTotal);
	}

}
