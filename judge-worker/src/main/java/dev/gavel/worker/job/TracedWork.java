package dev.gavel.worker.job;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces jobs only. */
@Configuration(proxyBeanMethods = false)
class TracedWork {

	@Bean
	ObservationPredicate messagesWithinTraces(Tracer tracer) {
		return (name, context) -> !(context instanceof SenderContext) || tracer.currentSpan() != null;
	}

	/** Records no spans without an endpoint for them. */
	@Bean
	@ConditionalOnProperty(name = "management.opentelemetry.tracing.export.otlp.endpoint", havingValue = "false",
			matchIfMissing = true)
	Sampler nothing() {
		return Sampler.alwaysOff();
	}

}
