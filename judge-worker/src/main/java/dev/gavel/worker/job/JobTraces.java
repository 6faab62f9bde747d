package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
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
		return new JobTrace(span, job);
	}

	private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.US_ASCII)
				: null;
	}

	/** One job in its trace, and the ids that log lines on it carry. */
	final class JobTrace {

		private final Span span;

		private final Map<String, String> ids;

		JobTrace(Span span, JudgeJob job) {
			this.span = span;
			// Also the trace: when both services run in one process, only one of
			// their tracers adds it to the logs.
			this.ids = Map.of("program_id", job.programId().toString(), "judgement_id", job.judgementId().toString(),
					"attempt", String.valueOf(job.attempt()), "worker_id", workerId, "traceId",
					span.context().traceId());
			span.tag("gavel.program.id", job.programId().toString())
				.tag("gavel.judgement.id", job.judgementId().toString())
				.tag("gavel.attempt", job.attempt())
				.tag("gavel.worker.id", workerId);
		}

		/** Ties the thread to the job until this is closed. */
		Scope enter() {
			ids.forEach(MDC::put);
			return new Scope(tracer.withSpan(span));
		}

		void end(JobResult result) {
			span.tag("gavel.outcome", result.end().name());
			if (result.verdict() != null) {
				span.tag("gavel.verdict", result.verdict().name());
			}
			span.end();
		}

		/** The scope of the job on a thread. */
		final class Scope implements AutoCloseable {

			private final Tracer.SpanInScope spanInScope;

			private Scope(Tracer.SpanInScope spanInScope) {
				this.spanInScope = spanInScope;
			}

			@Override
			public void close() {
				spanInScope.close();
				ids.keySet().forEach(MDC::remove);
			}

		}

	}

}
