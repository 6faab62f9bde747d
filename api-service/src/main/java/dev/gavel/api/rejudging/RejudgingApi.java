package dev.gavel.api.rejudging;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Judging many submissions again. */
@RestController
@Tag(name = "Rejudgings", description = "Judging many submissions again")
@RequestMapping("/rejudgings")
class RejudgingApi {

	private final Rejudgings rejudgings;

	RejudgingApi(Rejudgings rejudgings) {
		this.rejudgings = rejudgings;
	}

	/**
	 * Starts a rejudging; with {@code dry_run}, only counts the submissions that match.
	 * Authors must name a question of their own.
	 */
	@ApiResponse(responseCode = "202",
			description = "They will be judged again, after everything that someone is waiting for")
	@ApiResponse(responseCode = "200", description = "Number of matching submissions")
	@Refuses({ ProblemType.STILL_OPEN, ProblemType.TOO_MANY_REQUESTS })
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RejudgingView> createRejudging(@RequestBody NewRejudging request, Caller caller,
			IdempotencyKey key) {
		if (Boolean.TRUE.equals(request.dryRun())) {
			return ResponseEntity.ok(rejudgings.count(request, caller));
		}
		return key.once(Rejudging.class, caller, () -> started(rejudgings.start(request, caller)),
				(id) -> started(rejudgings.find(Long.parseLong(id), caller)));
	}

	private static ResponseEntity<RejudgingView> started(RejudgingView started) {
		return ResponseEntity.accepted().location(URI.create("/rejudgings/" + started.id())).body(started);
	}

	/** Returns a rejudging with the verdicts that it changed. */
	@GetMapping("/{id}")
	RejudgingView getRejudging(@PathVariable long id, Caller caller) {
		return rejudgings.find(id, caller);
	}

	/** Lists rejudgings, newest first. Authors see those of their questions. */
	@GetMapping
	PageOf<RejudgingView> listRejudgings(@RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		PageOf.check(page, size);
		return PageOf.of(rejudgings.list(page, size, caller), (view) -> view);
	}

	/** Ends a rejudging. Submissions without a new verdict keep the earlier one. */
	@PostMapping("/{id}/cancel")
	RejudgingView cancelRejudging(@PathVariable long id, Caller caller) {
		return rejudgings.cancel(id, caller);
	}

}
