package dev.gavel.api.webhook.sending;

import dev.gavel.api.access.Installation;
import dev.gavel.api.webhook.DeliveriesAdded;
import dev.gavel.api.webhook.Delivery;
import dev.gavel.api.webhook.DeliveryTable;
import dev.gavel.api.webhook.StoredWebhook;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.api.webhook.Subscribers;
import dev.gavel.api.webhook.WebhookRights;
import dev.gavel.api.webhook.WebhookTable;
import dev.gavel.api.webhook.WebhookTable.Candidate;
import dev.gavel.api.webhook.Webhooks;
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. A replica leases a webhook and sends its deliveries, so a receiver
 * gets few requests at a time, and a slow one holds up nobody else. The lease of a
 * replica that dies ends by itself, and another one sends what was not recorded as sent.
 */
@Component
class WebhookSender {

	private static final Logger logger = LoggerFactory.getLogger(WebhookSender.class);

	private static final int MOST_CANDIDATES = 200;

	/** Deliveries that are read at a time. */
	private static final int SOME = 16;

	/** After this time other webhooks come first. */
	private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

	private final Subscribers subscribers;

	private final Installation installation;

	private final WebhookTable webhooks;

	private final DeliveryTable deliveries;

	private final WebhookRights rights;

	private final Webhooks changes;

	private final Attempts attempts;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Duration lease;

	private final Senders senders = new Senders();

	private volatile boolean stopping;

	WebhookSender(Subscribers subscribers, Installation installation, WebhookTable webhooks, DeliveryTable deliveries,
			WebhookRights rights, Webhooks changes, Attempts attempts, WebhooksProperties properties,
			TransactionTemplate transaction, Clock clock) {
		this.subscribers = subscribers;
		this.installation = installation;
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.rights = rights;
		this.changes = changes;
		this.attempts = attempts;
		this.transaction = transaction;
		this.clock = clock;
		// A request may begin at the end of a turn, and a delivery may wait for a sender.
		this.lease = LONGEST_TURN.plus(properties.timeout().multipliedBy(2)).plusSeconds(10);
	}

	@TransactionalEventListener
	void onAdded(DeliveriesAdded added) {
		senders.once(this::look);
	}

	/** Runs at each replica. */
	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
	void lookAgain() {
		look();
	}

	private synchronized void look() {
		if (stopping || !subscribers.any()) {
			return;
		}
		Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
		List<Candidate> candidates = transaction
			.execute((status) -> webhooks.candidates(now, installation.isOpen(), MOST_CANDIDATES));
		List<Long> chosen = senders.choose(candidates);
		if (chosen.isEmpty()) {
			return;
		}
		Instant until = now.plus(lease);
		List<StoredWebhook> leased = transaction.execute((status) -> webhooks.lease(chosen, now, until));
		leased.forEach((webhook) -> senders.start(webhook, () -> send(webhook.id(), until)));
	}

	private void send(long id, Instant leasedUntil) {
		try {
			takeTurn(id);
			transaction.executeWithoutResult((status) -> webhooks.release(id, leasedUntil, clock.instant()));
		}
		catch (RuntimeException ex) {
			logger.warn("Webhook {}: sending failed; Gavel tries its waiting deliveries again after {}", id, lease, ex);
		}
	}

	/** Sends some, again and again, as long as it may. */
	private void takeTurn(long id) {
		long end = System.nanoTime() + LONGEST_TURN.toNanos();
		boolean more;
		do {
			more = sendsSome(id, end);
		}
		while (more);
	}

	/**
	 * Reads the webhook each time: it may have been deleted, or have another secret.
	 * @return whether to go on
	 */
	private boolean sendsSome(long id, long end) {
		Optional<StoredWebhook> found = transaction.execute((status) -> webhooks.enabled(id));
		if (found.isEmpty()) {
			return false;
		}
		StoredWebhook webhook = found.get();
		if (!rights.allow(webhook)) {
			changes.disable(id, DisabledFor.NOT_ALLOWED);
			return false;
		}
		// One is enough to see whether the receiver is back.
		int most = (webhook.failures() > 0) ? 1 : SOME;
		List<Delivery> due = transaction.execute((status) -> deliveries.due(id, clock.instant(), most));
		return senders.sendAll(due, (delivery) -> attempts.send(webhook, delivery) && isOn(end)) && due.size() == most;
	}

	private boolean isOn(long end) {
		return !stopping && System.nanoTime() - end < 0;
	}

	/**
	 * Ends the turns, so that other replicas, or the next start, need not wait for the
	 * leases.
	 */
	@PreDestroy
	void stop() {
		synchronized (this) {
			stopping = true;
		}
		senders.close();
	}

}
