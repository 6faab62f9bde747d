package dev.gavel.api.webhook.sending;

import dev.gavel.api.webhook.Delivery;
import dev.gavel.api.webhook.receiver.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts what is sent to receivers by this replica, and what waits for all of them. */
@Component
class DeliveryMetrics {

	private final MeterRegistry meters;

	private final Timer delivered;

	private final AtomicLong waiting = new AtomicLong();

	DeliveryMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.delivered = Timer.builder("gavel.webhooks.delivered")
			.description("From the end of a judgement, or a request to send, until a receiver was told")
			.register(meters);
		Gauge.builder("gavel.webhooks.waiting", waiting, AtomicLong::doubleValue)
			.description("Deliveries that wait to be sent, counted every 30 s up to 100,000; the same at each replica")
			.register(meters);
		// Register at zero, so that Prometheus sees the first increment.
		attempts("delivered").increment(0);
		attempts("refused").increment(0);
		attempts("failed").increment(0);
	}

	void attempted(Delivery delivery, Answer answer, Instant now) {
		String outcome = answer.isSuccess() ? "delivered" : (answer.status() != null) ? "refused" : "failed";
		attempts(outcome).increment();
		if (answer.isSuccess()) {
			delivered.record(Duration.between(delivery.queuedAt(), now));
		}
	}

	private Counter attempts(String outcome) {
		return meters.counter("gavel.webhooks.attempts", "outcome", outcome);
	}

	void waiting(long deliveries) {
		waiting.set(deliveries);
	}

}
