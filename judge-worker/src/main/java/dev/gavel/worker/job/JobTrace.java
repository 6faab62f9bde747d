package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.slf4j.MDC;

/** One job in its trace, and the ids that log lines on it carry. */
final class JobTrace {

	private final Tracer tracer;

	private final Span span;

	private final Map<String, String> ids;

	JobTrace(Tracer tracer, Span span, JudgeJob job, String workerId) {
		this.tracer = tracer;
		this.span = span;
		// Also the trace: when both services run in one process, only one of
		// their tracers adds it to the logs.
		this.ids = Map.of("submission_id", job.submissionId().toString(), "judgement_id", job.judgementId().toString(),
				"attempt", String.valueOf(job.attempt()), "worker_id", workerId, "traceId", span.context().traceId());
		span.tag("gavel.submission.id", job.submissionId().toString())
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
