package dev.gavel.api.platform.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries a trace through a row in the database or a message in Kafka. Spans hold ids and
 * kinds, nothing that a user wrote.
 */
@Component
public class Traces {

	private static final String TRACE_PARENT = "traceparent";

	private final Tracer tracer;

	private final Propagator propagator;

	Traces(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	/** The running trace, as the W3C's {@code traceparent}; null outside of one. */
	public @Nullable String current() {
		Span span = tracer.currentSpan();
		if (span == null) {
			return null;
		}
		Map<String, String> carrier = new HashMap<>();
		propagator.inject(span.context(), carrier, Map::put);
		return carrier.get(TRACE_PARENT);
	}

	/** Lets whoever receives a message continue the running trace, if there is one. */
	public void carryOn(Headers headers) {
		String traceParent = current();
		if (traceParent != null) {
			headers.add(TRACE_PARENT, traceParent.getBytes(StandardCharsets.US_ASCII));
		}
	}

	/**
	 * Does a step of a trace that began elsewhere.
	 * @param traceParent what {@link #current()} gave there; when null, a trace begins
	 */
	public <T> T step(String name, @Nullable String traceParent, UUID judgementId, int attempt, Supplier<T> step) {
		Span span = judgement(
				propagator.extract(traceParent, (parent, field) -> TRACE_PARENT.equals(field) ? parent : null)
					.name(name)
					.start(),
				judgementId, attempt);
		try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
			return step.get();
		}
		catch (RuntimeException ex) {
			// Not the exception: its message may hold what a user wrote.
			span.tag("error", ex.getClass().getSimpleName());
			throw ex;
		}
		finally {
			span.end();
		}
	}

	/** Begins the span of a received message. The caller must end it. */
	public Span received(ConsumerRecord<?, ?> message, String name, UUID judgementId, int attempt) {
		return judgement(propagator.extract(message, Traces::header).kind(Span.Kind.CONSUMER).name(name).start(),
				judgementId, attempt);
	}

	private static Span judgement(Span span, UUID judgementId, int attempt) {
		return span.tag("gavel.judgement.id", judgementId.toString()).tag("gavel.attempt", attempt);
	}

	private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
		Header header = message.headers().lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), StandardCharsets.US_ASCII)
				: null;
	}

}
