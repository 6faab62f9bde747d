package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Continues the traces of jobs. */
@Component
class JobTraces {

	private final Tracer tracer;

	private final Propagator propagator;

	private final String workerId;

	JobTraces(Tracer tracer, Propagator propagator, WorkerProperties properties) {
		this.tracer = tracer;
		this.propagator = propagator;
		this.workerId = properties.id();
	}

	JobTrace begin(ConsumerRecord<String, byte[]> record, JudgeJob job) {
		Span span = propagator.extract(record, JobTraces::header).kind(Span.Kind.CONSUMER).name("job").start();
		return new JobTrace(tracer, span, job, workerId);
	}

	private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.US_ASCII)
				: null;
	}

}
