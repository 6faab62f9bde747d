package dev.gavel.api.submission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts verdicts; {@code gavel.judgements} over all verdicts, CANCELLED among them, are
 * the judgements whose end this replica recorded.
 */
@Component
class SubmissionMetrics {

	private final MeterRegistry meters;

	private final Timer waited;

	private final Timer judged;

	SubmissionMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.waited = Timer.builder("gavel.queue.wait")
			.description("From queueing to a worker's first word")
			.register(meters);
		this.judged = Timer.builder("gavel.judging")
			.description("From a worker's first word to the verdict")
			.register(meters);
	}

	@TransactionalEventListener
	void onDone(JudgementDone event) {
		count(event.verdict().name());
		if (event.waited() != null && event.judged() != null) {
			waited.record(event.waited());
			judged.record(event.judged());
		}
	}

	@TransactionalEventListener
	void onCancelled(JudgementCancelled event) {
		count(JudgementState.CANCELLED.name());
	}

	private void count(String end) {
		meters.counter("gavel.judgements", "verdict", end).increment();
	}

}
