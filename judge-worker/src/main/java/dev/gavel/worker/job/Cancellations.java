package dev.gavel.worker.job;

import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import dev.gavel.message.UnreadableMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.stereotype.Component;

/**
 * The last ten thousand cancelled judgements. After a start, those of the last hour are
 * read again, because their jobs may still be in Kafka.
 */
@Component
class Cancellations {

	private static final int REMEMBERED = 10_000;

	private static final Logger logger = LoggerFactory.getLogger(Cancellations.class);

	private final Set<UUID> cancelled = Collections.synchronizedSet(Collections.newSetFromMap(new Newest()));

	boolean contains(UUID judgementId) {
		return cancelled.contains(judgementId);
	}

	@KafkaListener(id = "cancellations", idIsGroup = false, containerFactory = "cancellationListeners",
			topicPartitions = @TopicPartition(topic = Topics.CANCELLATIONS,
					partitionOffsets = @PartitionOffset(partition = "0", initialOffset = "0")))
	void onCancellation(ConsumerRecord<String, byte[]> message) {
		try {
			cancelled.add(MessageCodec.decodeCancellation(message.value()).judgementId());
		}
		catch (UnreadableMessage ex) {
			logger.warn("Skipped the message at {}-{}@{}, which is not a cancellation", message.topic(),
					message.partition(), message.offset());
		}
	}

	private static final class Newest extends LinkedHashMap<UUID, Boolean> {

		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
			return size() > REMEMBERED;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		/** Uses no group: every worker reads all cancellations and commits nothing. */
		@Bean
		ConcurrentKafkaListenerContainerFactory<String, byte[]> cancellationListeners(KafkaProperties kafka) {
			Map<String, Object> consumer = kafka.buildConsumerProperties();
			consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
			consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5000);
			ConcurrentKafkaListenerContainerFactory<String, byte[]> factory = new ConcurrentKafkaListenerContainerFactory<>();
			factory.setConsumerFactory(new Consumers(consumer));
			factory.getContainerProperties().setAckMode(AckMode.MANUAL);
			return factory;
		}

	}

	private static final class Consumers extends DefaultKafkaConsumerFactory<String, byte[]> {

		Consumers(Map<String, Object> settings) {
			super(settings, new StringDeserializer(), new ByteArrayDeserializer());
		}

		/**
		 * Closes without waiting for the last request, which Kafka answers only when
		 * there is a cancellation.
		 */
		@Override
		protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> settings) {
			return new ExtendedKafkaConsumer(settings) {

				@Override
				public void close() {
					close(CloseOptions.timeout(Duration.ZERO));
				}

			};
		}

	}

}
