package dev.gavel.api.webhook.sending;

import dev.gavel.api.webhook.DeliveryTable;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.api.webhook.WebhookTable;
import dev.gavel.api.webhook.Webhooks;
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Bounds what waits, gives up, and deletes what is old. Runs at each replica. */
@Component
class WebhookUpkeep {

	private static final Logger logger = LoggerFactory.getLogger(WebhookUpkeep.class);

	private static final int AT_ONCE = 1000;

	private static final int MOST_COUNTED = 100_000;

	/** How long it can be seen that an evaluation was told. There are many. */
	private static final Duration EVALUATIONS_KEPT_FOR = Duration.ofHours(1);

	private final WebhookTable webhooks;

	private final DeliveryTable deliveries;

	private final Webhooks changes;

	private final DeliveryMetrics metrics;

	private final WebhooksProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	WebhookUpkeep(WebhookTable webhooks, DeliveryTable deliveries, Webhooks changes, DeliveryMetrics metrics,
			WebhooksProperties properties, TransactionTemplate transaction, Clock clock) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.changes = changes;
		this.metrics = metrics;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Stops adding deliveries to those for which too many wait. */
	@Scheduled(initialDelay = 10, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
	void bound() {
		transaction.executeWithoutResult((status) -> {
			metrics.waiting(deliveries.waiting(MOST_COUNTED));
			webhooks.mark(properties.maxWaiting(), clock.instant());
		});
	}

	/** Ends what was tried for long, and disables webhooks that failed for as long. */
	@Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void giveUp() {
		Instant before = clock.instant().minus(properties.retryFor());
		for (Long id : transaction.execute((status) -> webhooks.failingSince(before))) {
			logger.info("Webhook {} is disabled: no attempt has succeeded for {}", id, properties.retryFor());
			changes.disable(id, DisabledFor.FAILING);
		}
		all(() -> deliveries.giveUp(before, clock.instant(), AT_ONCE));
	}

	@Scheduled(initialDelay = 3, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		Instant now = clock.instant();
		forget(now.minus(properties.keepFor()), now.minus(EVALUATIONS_KEPT_FOR));
	}

	void forget(Instant endedBefore, Instant evaluationsToldBefore) {
		all(() -> deliveries.deleteEnded(endedBefore, AT_ONCE));
		all(() -> deliveries.deleteTold(evaluationsToldBefore, AT_ONCE));
		transaction.executeWithoutResult((status) -> webhooks.deleteEnded());
		all(() -> deliveries.deleteOrphans(AT_ONCE));
	}

	/** Repeats a statement, each time in a transaction of its own. */
	private void all(IntSupplier some) {
		int done;
		do {
			done = transaction.execute((status) -> some.getAsInt());
		}
		while (done == AT_ONCE);
	}

}
