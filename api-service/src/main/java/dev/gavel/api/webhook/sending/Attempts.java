package dev.gavel.api.webhook.sending;

import dev.gavel.api.webhook.Delivery;
import dev.gavel.api.webhook.DeliveryState;
import dev.gavel.api.webhook.DeliveryTable;
import dev.gavel.api.webhook.Message;
import dev.gavel.api.webhook.StoredWebhook;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.api.webhook.WebhookTable;
import dev.gavel.api.webhook.Webhooks;
import dev.gavel.api.webhook.receiver.Answer;
import dev.gavel.api.webhook.receiver.Receivers;
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sends one delivery and records what came of it. */
@Component
class Attempts {

	private final Receivers receivers;

	private final WebhookTable webhooks;

	private final DeliveryTable deliveries;

	private final Webhooks changes;

	private final DeliveryMetrics metrics;

	private final WebhooksProperties properties;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	private final Clock clock;

	private final Backoff backoff = new Backoff();

	Attempts(Receivers receivers, WebhookTable webhooks, DeliveryTable deliveries, Webhooks changes,
			DeliveryMetrics metrics, WebhooksProperties properties, TransactionTemplate transaction, JsonMapper json,
			Clock clock) {
		this.receivers = receivers;
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.changes = changes;
		this.metrics = metrics;
		this.properties = properties;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * @return whether the receiver may be sent more
	 */
	boolean send(StoredWebhook webhook, Delivery delivery) {
		String body = json.writeValueAsString(Message.of(delivery));
		Answer answer = receivers.post(URI.create(webhook.url()),
				webhook.headers(delivery.messageId(), body, clock.instant()), body.getBytes(StandardCharsets.UTF_8));
		Instant now = clock.instant();
		transaction.executeWithoutResult((status) -> record(webhook, delivery, answer, now));
		if (answer.isGone()) {
			changes.disable(webhook.id(), DisabledFor.GONE);
		}
		metrics.attempted(delivery, answer, now);
		return !answer.isGone() && !answer.isUnavailable();
	}

	/** Locks the webhook first, as all that changes webhooks and deliveries. */
	private void record(StoredWebhook webhook, Delivery delivery, Answer answer, Instant now) {
		if (answer.isSuccess()) {
			webhooks.succeeded(webhook.id());
			deliveries.attempted(delivery.id(), answer, DeliveryState.DELIVERED, now, now);
			return;
		}
		Duration wait = backoff.ofDelivery(delivery.attempts() + 1);
		@Nullable Duration wanted = (answer.retryAfter() != null) ? Backoff.wanted(answer.retryAfter()) : null;
		Instant next = now.plus((wanted != null && wanted.compareTo(wait) > 0) ? wanted : wait);
		webhooks.failed(webhook, now, pausedUntil(webhook, answer, wanted, now));
		deliveries.attempted(delivery.id(), answer, state(delivery, next), next, now);
	}

	private DeliveryState state(Delivery delivery, Instant next) {
		boolean over = next.isAfter(delivery.queuedAt().plus(properties.retryFor()));
		return over ? DeliveryState.FAILED : DeliveryState.WAITING;
	}

	private @Nullable Instant pausedUntil(StoredWebhook webhook, Answer answer, @Nullable Duration wanted,
			Instant now) {
		if (!answer.isUnavailable()) {
			return null;
		}
		return now.plus((wanted != null) ? wanted : backoff.ofReceiver(webhook.failures() + 1));
	}

}
