package dev.gavel.api.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** The length of the queue, as this replica counted it last. */
@Component
class QueueMetrics {

	QueueMetrics(Queue queue, MeterRegistry meters) {
		queued("interactive", queue, QueueDepth::interactive).register(meters);
		queued("held", queue, QueueDepth::held).register(meters);
		queued("bulk", queue, QueueDepth::bulk).register(meters);
		Gauge.builder("gavel.running", queue, (counted) -> counted.depth().running())
			.description("Judgements that a worker judges")
			.register(meters);
	}

	private static Gauge.Builder<Queue> queued(String lane, Queue queue, ToIntFunction<QueueDepth> count) {
		return Gauge.builder("gavel.queued", queue, (counted) -> count.applyAsInt(counted.depth()))
			.tag("lane", lane)
			.description("Judgements that wait for a worker");
	}

}
