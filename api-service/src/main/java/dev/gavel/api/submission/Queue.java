package dev.gavel.api.submission;

import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.settings.LimitsProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many judgements wait. Counted once a second and not for each submission, so that a
 * long queue does not make submitting slow; the bound is kept within a second's arrivals.
 */
@Component
class Queue {

	private final JudgementRepository judgements;

	private final int maxLength;

	private volatile int length;

	Queue(JudgementRepository judgements, LimitsProperties limits, MeterRegistry meters) {
		this.judgements = judgements;
		this.maxLength = limits.maxQueued();
		Gauge.builder("gavel.queued", () -> length).description("Judgements that wait for a worker").register(meters);
	}

	@Scheduled(fixedDelay = 1000)
	void count() {
		length = judgements.countByState(JudgementState.QUEUED);
	}

	void requireRoom() {
		if (length >= maxLength) {
			throw new Problem(ProblemType.QUEUE_FULL,
					"%,d submissions wait for a worker, and no more are taken. Nothing was stored; try again later."
						.formatted(length));
		}
	}

}
