package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.message.Handling;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells workers how to judge a redelivered job, and records jobs that they give back.
 */
@RestController
@RequestMapping("/internal/judgements/{judgementId}/deliveries/{id}")
@Hidden
class DeliveryApi {

	private final Judgements judgements;

	DeliveryApi(Judgements judgements) {
		this.judgements = judgements;
	}

	@PutMapping(produces = MediaType.TEXT_PLAIN_VALUE)
	String begin(@PathVariable UUID judgementId, @PathVariable UUID id, @RequestParam int attempt,
			@RequestParam boolean alone) {
		Handling handling = judgements.deliver(judgementId, attempt, id, alone);
		return handling.name();
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void giveBack(@PathVariable UUID judgementId, @PathVariable UUID id, @RequestParam int attempt,
			@RequestParam boolean first) {
		judgements.givenBack(judgementId, attempt, id, first);
	}

}
