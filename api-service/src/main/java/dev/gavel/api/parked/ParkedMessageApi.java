package dev.gavel.api.parked;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.PageOf;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Messages that nobody could read, for operators. */
@RestController
@Tag(name = "Parked messages", description = "Messages that Gavel could not read")
@RequestMapping("/parked")
class ParkedMessageApi {

	private final ParkedMessages parked;

	ParkedMessageApi(ParkedMessages parked) {
		this.parked = parked;
	}

	/** Lists parked messages, newest first. */
	@GetMapping
	PageOf<ParkedMessageView> listParkedMessages(@RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size) {
		PageOf.check(page, size);
		return PageOf.of(parked.list(page, size), (view) -> view);
	}

	/** Sends a parked message to its topic again, after the fault was fixed. */
	@PostMapping("/{id}/requeue")
	ParkedMessageView requeueParkedMessage(@PathVariable long id, Caller caller) {
		return parked.sendAgain(id, caller);
	}

	/** Deletes a parked message. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void discardParkedMessage(@PathVariable long id, Caller caller) {
		parked.discard(id, caller);
	}

}
