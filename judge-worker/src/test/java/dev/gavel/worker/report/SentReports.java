package dev.gavel.worker.report;

import dev.gavel.message.JudgeReport;
import dev.gavel.message.MessageCodec;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;

/** Keeps reports instead of sending them, by a producer of Kafka's own for tests. */
public final class SentReports {

	private final MockProducer<String, byte[]> producer = new MockProducer<>(true, new RoundRobinPartitioner(),
			new StringSerializer(), new ByteArraySerializer()) {

		@Override
		public void close(Duration timeout) {
			// Used again: a template closes what it got from its factory.
		}

	};

	private final KafkaTemplate<String, byte[]> kafka = new KafkaTemplate<>(() -> producer);

	public KafkaTemplate<String, byte[]> kafka() {
		return kafka;
	}

	public ReportSender sender() {
		return new ReportSender(kafka, Tracer.NOOP, Propagator.NOOP);
	}

	/** Returns to which topics it was sent, in that order. */
	public List<String> topics() {
		return producer.history().stream().map(ProducerRecord::topic).toList();
	}

	/** Returns what was sent, in that order. */
	public List<JudgeReport> all() {
		return producer.history().stream().map((sent) -> MessageCodec.decodeReport(sent.value())).toList();
	}

}
