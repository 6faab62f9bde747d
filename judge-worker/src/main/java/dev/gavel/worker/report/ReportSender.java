package dev.gavel.worker.report;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.MessageCodec;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends reports; those of one judgement stay in order. */
@Component
public class ReportSender {

	private static final Logger logger = LoggerFactory.getLogger(ReportSender.class);

	/**
	 * Longer than the producer's own delivery time-out, so that its more telling error
	 * comes first.
	 */
	private static final long PATIENCE_SECONDS = 130;

	private final KafkaTemplate<String, byte[]> kafka;

	private final Tracer tracer;

	private final Propagator propagator;

	ReportSender(KafkaTemplate<String, byte[]> kafka, Tracer tracer, Propagator propagator) {
		this.kafka = kafka;
		this.tracer = tracer;
		this.propagator = propagator;
	}

	/** Sends a report that may get lost, because nothing depends on it. */
	public void tell(JudgeJob job, JudgeReport report) {
		try {
			start(job, report);
		}
		catch (KafkaException | org.apache.kafka.common.KafkaException | IllegalStateException ex) {
			logger.warn("Judgement {}: the progress could not be reported: {}", report.judgementId(), ex.toString());
		}
	}

	/** Sends a report, and returns when the broker has it. */
	public void send(JudgeJob job, JudgeReport report) throws InterruptedException, ReportNotSent {
		try {
			start(job, report).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new ReportNotSent(report, ex);
		}
		// Some failures are thrown by the call itself.
		catch (KafkaException | org.apache.kafka.common.KafkaException | IllegalStateException ex) {
			throw new ReportNotSent(report, ex);
		}
	}

	private CompletableFuture<?> start(JudgeJob job, JudgeReport report) {
		ProducerRecord<String, byte[]> message = new ProducerRecord<>(job.reportTopic(),
				report.judgementId().toString(), MessageCodec.encode(report));
		Span span = tracer.currentSpan();
		if (span != null) {
			propagator.inject(span.context(), message.headers(),
					(headers, name, value) -> headers.add(name, value.getBytes(StandardCharsets.US_ASCII)));
		}
		return kafka.send(message);
	}

}
