package dev.gavel.worker.job;

import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Counts what became of jobs. Once nothing runs,
 * {@code gavel.jobs.received = judged + failed + cancelled + released + unreadable}; a
 * lasting difference means that jobs are forgotten, and {@code unreadable} above 0 that
 * another version publishes.
 */
@Component
class JobMetrics {

	private final MeterRegistry registry;

	private final AtomicInteger busySlots = new AtomicInteger();

	JobMetrics(MeterRegistry registry) {
		this.registry = registry;
		registry.gauge("gavel.slots.busy", busySlots);
	}

	Timer.Sample received() {
		registry.counter("gavel.jobs.received").increment();
		busySlots.incrementAndGet();
		return Timer.start(registry);
	}

	void ended(Timer.Sample sample) {
		busySlots.decrementAndGet();
		sample.stop(registry.timer("gavel.jobs.duration"));
	}

	int busySlots() {
		return busySlots.get();
	}

	void judged(Verdict verdict) {
		registry.counter("gavel.jobs.judged", "verdict", verdict.name()).increment();
	}

	void failed() {
		registry.counter("gavel.jobs.failed").increment();
	}

	void cancelled() {
		registry.counter("gavel.jobs.cancelled").increment();
	}

	void released() {
		registry.counter("gavel.jobs.released").increment();
	}

	void unreadable() {
		registry.counter("gavel.jobs.unreadable").increment();
	}

}
