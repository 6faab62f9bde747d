package dev.gavel.api.platform.trace;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Traces what users ask for: no requests of operators, and messages only within a
 * recorded trace.
 */
@Configuration(proxyBeanMethods = false)
class TracedWork {

	private static final String FOR_OPERATORS = "/actuator";

	@Bean
	ObservationPredicate requestsOfUsers() {
		return (name, context) -> !(context instanceof ServerRequestObservationContext request
				&& request.getCarrier().getRequestURI().startsWith(FOR_OPERATORS));
	}

	/** Others carry the ids of their trace, too, see {@link Traces#carryOn}. */
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
