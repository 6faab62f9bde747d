package dev.gavel.worker.job;

import dev.gavel.message.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Consumers for slots; each takes one job at a time. */
final class JobConsumers {

	/**
	 * Limits how long a job that another worker left has to wait: Kafka does not wake a
	 * pending request when such a job becomes free.
	 */
	private static final int FETCH_MAX_WAIT_MILLIS = 250;

	private final Map<String, Object> settings;

	private final Duration leaveWithin;

	JobConsumers(KafkaProperties kafka, Duration leaveWithin) {
		this.settings = settings(kafka);
		this.leaveWithin = leaveWithin;
	}

	private static Map<String, Object> settings(KafkaProperties kafka) {
		Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
		// Share groups have no such setting and refuse it, also when it holds the
		// default.
		consumer.remove(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
		consumer.put(ConsumerConfig.GROUP_ID_CONFIG, Topics.WORKERS_GROUP);
		consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		consumer.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
		consumer.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
		consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
		consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MILLIS);
		return consumer;
	}

	/** Creates a consumer for a slot, by its name. */
	ShareConsumer<String, byte[]> create(String slot) {
		Map<String, Object> named = new HashMap<>(settings);
		named.put(ConsumerConfig.CLIENT_ID_CONFIG, slot);
		return new KafkaShareConsumer<>(named) {

			@Override
			public void close() {
				close(leaveWithin);
			}

		};
	}

}
