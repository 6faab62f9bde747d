package dev.gavel.worker.job;

import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts each job once, when it leaves its slot. Over any time,
 * {@code gavel.jobs.received} is
 * {@code judged + failed + cancelled + released + unreadable} and the growth of
 * {@code gavel.slots.busy}; a lasting difference means that jobs are lost, and
 * {@code unreadable} above 0 that another version sends jobs.
 */
@Component
class JobMetrics {

	private final MeterRegistry registry;

	private final AtomicInteger busySlots = new AtomicInteger();

	JobMetrics(MeterRegistry registry) {
		this.registry = registry;
		registry.gauge("gavel.slots.busy", busySlots);
		beginAtZero();
	}

	/** Registers at zero, so that Prometheus sees the first increment. */
	private void beginAtZero() {
		Stream
			.of("gavel.jobs.received", "gavel.jobs.failed", "gavel.jobs.cancelled", "gavel.jobs.released",
					"gavel.jobs.unreadable")
			.forEach((name) -> registry.counter(name));
		for (Verdict verdict : Verdict.values()) {
			judged(verdict, 0);
		}
	}

	Timer.Sample received() {
		registry.counter("gavel.jobs.received").increment();
		busySlots.incrementAndGet();
		return Timer.start(registry);
	}

	void ended(Timer.Sample sample, JobResult result) {
		switch (result.end()) {
			case JUDGED -> judged(Objects.requireNonNull(result.verdict(), "what is judged has a verdict"), 1);
			case FAILED -> registry.counter("gavel.jobs.failed").increment();
			case CANCELLED -> registry.counter("gavel.jobs.cancelled").increment();
			case GIVEN_BACK, FOR_ANOTHER_WORKER, WORKER_UNFIT -> registry.counter("gavel.jobs.released").increment();
			case UNREADABLE, UNREADABLE_AND_KEPT -> registry.counter("gavel.jobs.unreadable").increment();
		}
		busySlots.decrementAndGet();
		sample.stop(registry.timer("gavel.jobs.duration"));
	}

	int busySlots() {
		return busySlots.get();
	}

	private void judged(Verdict verdict, int jobs) {
		registry.counter("gavel.jobs.judged", "verdict", verdict.name()).increment(jobs);
	}

}
