package dev.gavel.worker.job;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces jobs only. */
@Configuration(proxyBeanMethods = false)
class TracedWork {

	/** Reports carry the ids of their trace anyway. */
	@Bean
	ObservationPredicate messagesOfRecordedTraces(Tracer tracer) {
		return (name, context) -> !(context instanceof SenderContext) || isRecorded(tracer.currentSpan());
	}

	private static boolean isRecorded(@Nullable Span span) {
		return span != null && Boolean.TRUE.equals(span.context().sampled());
	}

	/** Records no spans without an endpoint for them. */
	@Bean
	@ConditionalOnProperty(name = "management.opentelemetry.tracing.export.otlp.endpoint", havingValue = "false",
			matchIfMissing = true)
	Sampler nothing() {
		return Sampler.alwaysOff();
	}

}
