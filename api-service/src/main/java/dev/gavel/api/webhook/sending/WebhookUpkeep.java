package dev.gavel.api.webhook.sending;

import dev.gavel.api.webhook.DeliveryTable;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.api.webhook.WebhookTable;
import dev.gavel.api.webhook.Webhooks;
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

	/** No webhook has this id: a list in SQL must not be empty. */
	private static final long NONE = 0;

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
			Map<Long, Long> waiting = deliveries.waiting();
			metrics.waiting(waiting.values().stream().mapToLong(Long::longValue).sum());
			List<Long> full = new ArrayList<>(List.of(NONE));
			waiting.forEach((id, count) -> {
				if (count >= properties.maxWaiting()) {
					full.add(id);
				}
			});
			webhooks.mark(full, clock.instant());
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
		forget(clock.instant().minus(properties.keepFor()));
	}

	void forget(Instant before) {
		all(() -> deliveries.deleteEnded(before, AT_ONCE));
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
