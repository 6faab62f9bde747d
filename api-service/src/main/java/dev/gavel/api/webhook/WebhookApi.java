package dev.gavel.api.webhook;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Webhooks, for programs. */
@RestController
@Tag(name = "Webhooks", description = "Receivers that Gavel tells of verdicts")
@RequestMapping("/webhooks")
class WebhookApi {

	private final Webhooks webhooks;

	WebhookApi(Webhooks webhooks) {
		this.webhooks = webhooks;
	}

	/**
	 * Creates a webhook: Gavel tells its receiver of what ends from now on. The answer
	 * comes after a second, when all replicas know of the webhook. The answer to a
	 * repeated request has no secret; rotate it to get one.
	 */
	@ApiResponse(responseCode = "201", description = "The webhook with its secret, which is never shown again")
	@Refuses(ProblemType.TOO_MANY_WEBHOOKS)
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<WebhookView>> createWebhook(@RequestBody NewWebhook.Request request, Caller caller,
			IdempotencyKey key) {
		WebhookView made = key.once(WebhookView.class, caller,
				() -> webhooks.create(webhooks.check(request, caller), caller),
				(id) -> webhooks.find(Long.parseLong(id), caller));
		ResponseEntity<WebhookView> answer = ResponseEntity.created(URI.create("/webhooks/" + made.id()))
			.cacheControl(CacheControl.noStore())
			.body(made);
		return new CompletableFuture<ResponseEntity<WebhookView>>().completeOnTimeout(answer,
				Subscribers.KNOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Lists the webhooks of the account, newest first. */
	@GetMapping
	List<WebhookView> listWebhooks(Caller caller) {
		return webhooks.list(caller);
	}

	/** Returns a webhook without its secret. */
	@GetMapping("/{id}")
	WebhookView getWebhook(@PathVariable long id, Caller caller) {
		return webhooks.find(id, caller);
	}

	/** Deletes a webhook. Its waiting deliveries are never sent. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deleteWebhook(@PathVariable long id, Caller caller) {
		webhooks.delete(id, caller);
	}

	/**
	 * Gives a webhook another secret, which only this answer shows. For a while, messages
	 * are also signed with the former secret.
	 */
	@PostMapping("/{id}/rotate")
	ResponseEntity<WebhookView> rotateWebhookSecret(@PathVariable long id, Caller caller) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(webhooks.rotate(id, caller));
	}

	/** Enables a webhook that was disabled. */
	@Refuses(ProblemType.TOO_MANY_WEBHOOKS)
	@PostMapping("/{id}/enable")
	WebhookView enableWebhook(@PathVariable long id, Caller caller) {
		return webhooks.enable(id, caller);
	}

	/** Sends the event {@code ping}. The delivery shows what came of it. */
	@ApiResponse(responseCode = "202", description = "It will be sent")
	@Refuses(ProblemType.WEBHOOK_DISABLED)
	@PostMapping("/{id}/ping")
	ResponseEntity<DeliveryView> pingWebhook(@PathVariable long id, Caller caller) {
		return accepted(id, webhooks.ping(id, caller));
	}

	/**
	 * Lists what a webhook has been told and is still to be told, newest first.
	 * @param state WAITING, DELIVERED, FAILED (tried in vain) or DROPPED (the webhook was
	 * disabled)
	 */
	@GetMapping("/{id}/deliveries")
	PageOf<DeliveryView> listDeliveries(@PathVariable long id,
			@RequestParam(required = false) @Nullable DeliveryState state, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return webhooks.deliveries(id, state, page, size, caller);
	}

	/** Returns a delivery. */
	@GetMapping("/{id}/deliveries/{deliveryId}")
	DeliveryView getDelivery(@PathVariable long id, @PathVariable long deliveryId, Caller caller) {
		return webhooks.delivery(id, deliveryId, caller);
	}

	/**
	 * Sends a delivery at once, whether it has arrived or not, under the same message id.
	 */
	@ApiResponse(responseCode = "202", description = "It will be sent")
	@Refuses(ProblemType.WEBHOOK_DISABLED)
	@PostMapping("/{id}/deliveries/{deliveryId}/resend")
	ResponseEntity<DeliveryView> resendDelivery(@PathVariable long id, @PathVariable long deliveryId, Caller caller) {
		return accepted(id, webhooks.sendAgain(id, deliveryId, caller));
	}

	private static ResponseEntity<DeliveryView> accepted(long id, DeliveryView delivery) {
		return ResponseEntity.accepted()
			.location(URI.create("/webhooks/%d/deliveries/%d".formatted(id, delivery.id())))
			.body(delivery);
	}

}
