package dev.gavel.api.judgement;

import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts judgements that are added and that end. {@code gavel.judgements} over all
 * verdicts, including CANCELLED, counts those whose end this replica recorded. Over any
 * time and all replicas, {@code gavel.judgements.added - gavel.judgements} equals the
 * growth of {@code gavel.queued + gavel.running}; a lasting difference means that
 * judgements are lost.
 */
@Component
class JudgementMetrics {

	private final MeterRegistry meters;

	private final Counter added;

	private final Counter fatal;

	private final Timer waited;

	private final Timer judged;

	JudgementMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.added = Counter.builder("gavel.judgements.added")
			.description("Judgements that were queued, each once however many attempts it takes")
			.register(meters);
		this.fatal = Counter.builder("gavel.judgements.fatal")
			.description("Judgements that ended as INTERNAL_ERROR because their job killed its workers")
			.register(meters);
		this.waited = Timer.builder("gavel.queue.wait")
			.description("From queueing to a worker's first report")
			.register(meters);
		this.judged = Timer.builder("gavel.judging")
			.description("From a worker's first report to the verdict")
			.register(meters);
		// Register at zero, so that Prometheus sees the first increment.
		Stream.concat(Stream.of(Verdict.values()), Stream.of(JudgementState.CANCELLED))
			.forEach((end) -> count(end.name(), 0));
	}

	@TransactionalEventListener
	void onAdded(JudgementsAdded event) {
		added.increment(event.count());
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		Verdict verdict = event.outcome().verdict();
		Instant startedAt = event.attempt().startedAt();
		if (event.fatal()) {
			fatal.increment();
		}
		if (verdict == null) {
			count(event.state().name(), 1);
			return;
		}
		count(verdict.name(), 1);
		if (startedAt != null) {
			waited.record(Duration.between(event.attempt().queuedAt(), startedAt));
			judged.record(Duration.between(startedAt, event.finishedAt()));
		}
	}

	private void count(String end, int judgements) {
		meters.counter("gavel.judgements", "verdict", end).increment(judgements);
	}

}
