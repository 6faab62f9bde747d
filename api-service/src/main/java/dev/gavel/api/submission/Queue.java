package dev.gavel.api.submission;

import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.settings.LimitsProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Judgements that wait. Counted once a second and not for each submission, so that a long
 * queue does not make submitting slow; the bound is kept within a second's arrivals.
 */
@Component
class Queue {

	private final JudgementRepository judgements;

	private final Turns turns;

	private final AsyncTaskExecutor executor;

	private final int maxLength;

	private final AtomicBoolean releasing = new AtomicBoolean();

	private volatile int length;

	private volatile int bulkLength;

	/** Whether some were held when last looked, here or at another replica. */
	private volatile boolean held = true;

	Queue(JudgementRepository judgements, Turns turns, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
			LimitsProperties limits, MeterRegistry meters) {
		this.judgements = judgements;
		this.turns = turns;
		this.executor = executor;
		this.maxLength = limits.maxQueued();
		Gauge.builder("gavel.queued", () -> length)
			.tag("lane", "interactive")
			.description("Judgements that wait for a worker")
			.register(meters);
		Gauge.builder("gavel.queued", () -> bulkLength)
			.tag("lane", "bulk")
			.description("Judgements that wait for a worker")
			.register(meters);
	}

	@Scheduled(fixedDelay = 1000)
	void look() {
		length = judgements.queued(false);
		bulkLength = judgements.queued(true);
		held = turns.release();
	}

	void held() {
		held = true;
	}

	@TransactionalEventListener
	void onDone(JudgementDone event) {
		releaseSoon();
	}

	@TransactionalEventListener
	void onCancelled(JudgementCancelled event) {
		releaseSoon();
	}

	/** Once for all that end at the same time. */
	private void releaseSoon() {
		if (held && releasing.compareAndSet(false, true)) {
			executor.execute(() -> {
				releasing.set(false);
				held = turns.release();
			});
		}
	}

	void requireRoom() {
		if (length >= maxLength) {
			throw new Problem(ProblemType.QUEUE_FULL,
					"%,d submissions wait for a worker, and no more are taken. Nothing was stored; try again later."
						.formatted(length));
		}
	}

}
