package dev.gavel.api.evaluation.batch;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.evaluation.batch.BatchResults.Wanted;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Batches of evaluations, for programs. */
@RestController
@Tag(name = "Batches", description = "Many evaluations at once, as lines of JSON")
class BatchApi {

	private static final String JSON_LINES = "application/jsonl";

	private static final String ND_JSON = "application/x-ndjson";

	private final BatchUpload upload;

	private final Batches batches;

	private final BatchResults results;

	private final Clients clients;

	private final Transfers transfers;

	BatchApi(BatchUpload upload, Batches batches, BatchResults results, Clients clients, Transfers transfers) {
		this.upload = upload;
		this.batches = batches;
		this.results = results;
		this.clients = clients;
		this.transfers = transfers;
	}

	/**
	 * Takes evaluations as lines of JSON, each with a {@code custom_id} that no other
	 * line of the batch has. The result of an invalid line says what is wrong with it. If
	 * the connection breaks, the lines that were read stay; send all lines again to the
	 * batch of the same name.
	 * @param name continues the caller's batch of that name, if there is one
	 * @param more whether other requests bring more lines; until one without it has
	 * ended, the batch is RECEIVING
	 */
	@RequestBody(required = true,
			content = { @Content(mediaType = JSON_LINES, schema = @Schema(type = "string")),
					@Content(mediaType = ND_JSON, schema = @Schema(type = "string")) })
	@ApiResponse(responseCode = "202", description = "The lines will be judged")
	@Refuses({ ProblemType.ALREADY_DONE, ProblemType.TOO_MANY_WAITING })
	@PostMapping(path = "/evaluations/batches", consumes = { JSON_LINES, ND_JSON })
	ResponseEntity<BatchView> createBatch(@RequestParam(required = false) @Nullable String name,
			@RequestParam(defaultValue = "false") boolean more, Caller caller, IdempotencyKey key,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		try (Transfer transfer = transfers.begin(caller)) {
			BatchView batch = key.onceStreamed(Batch.class, caller, transfer.bounded(request.getInputStream()),
					(body, begun) -> upload.receive((begun != null) ? UUID.fromString(begun) : null, name, more, body,
							transfer, clients.of(caller, Sent.EVALUATIONS)),
					(id) -> batches.find(UUID.fromString(id), caller));
			return ResponseEntity.accepted().location(URI.create("/evaluations/batches/" + batch.id())).body(batch);
		}
		catch (IOException ex) {
			throw gone(ex);
		}
	}

	/** Lists the caller's batches, newest first. */
	@GetMapping("/evaluations/batches")
	PageOf<BatchView> listBatches(@RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return batches.list(page, size, caller);
	}

	/** Returns a batch with its progress. */
	@GetMapping("/evaluations/batches/{id}")
	BatchView getBatch(@PathVariable UUID id, Caller caller) {
		return batches.find(id, caller);
	}

	/**
	 * Answers with results as lines of JSON, in the order of completion.
	 * @param after the position of the last one that the client has
	 * @param follow whether to wait for the results that are still missing, for a minute
	 * without a new one and ten minutes in all; an empty line every few seconds shows
	 * that the connection is alive
	 * @param tests whether evaluations have their tests
	 */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = JSON_LINES, schema = @Schema(implementation = BatchResult.class)))
	@GetMapping(path = "/evaluations/batches/{id}/results", produces = { JSON_LINES, ND_JSON })
	void getBatchResults(@PathVariable UUID id, @RequestParam(defaultValue = "0") int after,
			@RequestParam(defaultValue = "false") boolean follow, @RequestParam(defaultValue = "true") boolean tests,
			Caller caller, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
		try {
			results.write(new Wanted(id, after, follow, tests), caller, () -> begin(response));
		}
		catch (IOException ex) {
			throw gone(ex);
		}
	}

	/** Nobody is left to be answered. */
	private static IOException gone(IOException cause) {
		return new AsyncRequestNotUsableException("The connection broke", cause);
	}

	private static OutputStream begin(HttpServletResponse response) {
		response.setContentType(JSON_LINES);
		response.setHeader("X-Accel-Buffering", "no");
		try {
			return response.getOutputStream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends a batch: lines without a result end without a verdict. */
	@Refuses(ProblemType.ALREADY_DONE)
	@PostMapping("/evaluations/batches/{id}/cancel")
	BatchView cancelBatch(@PathVariable UUID id, Caller caller) {
		batches.cancel(id, caller);
		return batches.find(id, caller);
	}

}
