package dev.gavel.api.evaluation.checker;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
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
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tries of checkers, for programs. */
@RestController
@Tag(name = "Checkers", description = "Tries of checkers and interactors before they are stored")
class CheckerTryApi {

	private final CheckerTries tries;

	private final Clients clients;

	private final LongPoll longPoll;

	CheckerTryApi(CheckerTries tries, Clients clients, LongPoll longPoll) {
		this.tries = tries;
		this.clients = clients;
		this.longPoll = longPoll;
	}

	/** Asks a checker that need not be stored about answers that come with it. */
	@ApiResponse(responseCode = "202", description = "It will be asked")
	@ApiResponse(responseCode = "200", description = "It was asked within the time to wait")
	@Refuses({ ProblemType.SOURCE_TOO_LARGE, ProblemType.TOO_MANY_SUBMISSIONS, ProblemType.QUEUE_FULL })
	@PostMapping(path = "/checkers/tries", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<CheckerTryView>> createCheckerTry(@RequestBody NewCheckerTry request,
			@RequestParam(required = false) @Nullable String wait, Caller caller, HttpServletResponse response) {
		Duration patience = longPoll.patience(wait);
		CheckerTryView queued = clients.serve(caller, Sent.EVALUATIONS, response,
				(client) -> tries.start(request, client));
		return longPoll.taken(queued, "/checkers/tries/", patience, tries, caller);
	}

	/** Returns a try of a checker. */
	@GetMapping("/checkers/tries/{id}")
	CompletableFuture<CheckerTryView> getCheckerTry(@PathVariable UUID id,
			@RequestParam(required = false) @Nullable String wait, Caller caller) {
		return longPoll.hold(id, longPoll.patience(wait), tries, caller);
	}

}
