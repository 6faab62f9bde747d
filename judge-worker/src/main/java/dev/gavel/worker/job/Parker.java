package dev.gavel.worker.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gavel.message.Parking;
import dev.gavel.message.Topics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Parks messages that cannot be read, for an operator. */
@Component
class Parker {

	private static final Logger logger = LoggerFactory.getLogger(Parker.class);

	private static final long PATIENCE_SECONDS = 130;

	private final KafkaTemplate<String, byte[]> kafka;

	Parker(KafkaTemplate<String, byte[]> kafka) {
		this.kafka = kafka;
	}

	/**
	 * @return whether Kafka has it; otherwise the job must be given back
	 */
	boolean park(ConsumerRecord<String, byte[]> message, String reason) throws InterruptedException {
		ProducerRecord<String, byte[]> parked = new ProducerRecord<>(Topics.PARKED, message.key(), message.value());
		parked.headers()
			.add(Parking.TOPIC, message.topic().getBytes(UTF_8))
			.add(Parking.PARTITION, String.valueOf(message.partition()).getBytes(UTF_8))
			.add(Parking.OFFSET, String.valueOf(message.offset()).getBytes(UTF_8))
			.add(Parking.REASON, reason.getBytes(UTF_8));
		try {
			kafka.send(parked).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			return true;
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			logger.warn("The job at {}-{}@{} could not be parked: {}", message.topic(), message.partition(),
					message.offset(), ex.toString());
			return false;
		}
	}

}
