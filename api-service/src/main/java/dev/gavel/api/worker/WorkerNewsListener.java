package dev.gavel.api.worker;

import dev.gavel.api.platform.kafka.KafkaPrepared;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import dev.gavel.message.UnreadableMessage;
import dev.gavel.message.WorkerNews;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.stereotype.Component;

/**
 * Reads the news of workers. Every replica reads all of it, from a little before its
 * start.
 */
@Component
class WorkerNewsListener {

	private static final String ID = "workers";

	private static final String LAST_MESSAGES = "-500";

	private static final Logger logger = LoggerFactory.getLogger(WorkerNewsListener.class);

	private final Workers workers;

	private final KnownEnvironments environments;

	private final KafkaListenerEndpointRegistry listeners;

	WorkerNewsListener(Workers workers, KnownEnvironments environments, KafkaListenerEndpointRegistry listeners) {
		this.workers = workers;
		this.environments = environments;
		this.listeners = listeners;
	}

	@EventListener(KafkaPrepared.class)
	void start() {
		Objects.requireNonNull(listeners.getListenerContainer(ID), "there is no listener " + ID).start();
	}

	@KafkaListener(id = ID, idIsGroup = false, autoStartup = "false", containerFactory = "newsListeners",
			topicPartitions = @TopicPartition(topic = Topics.WORKERS,
					partitionOffsets = @PartitionOffset(partition = "0", initialOffset = LAST_MESSAGES)))
	void onNews(List<ConsumerRecord<byte[], byte[]>> messages) {
		messages.forEach(this::hear);
	}

	private void hear(ConsumerRecord<byte[], byte[]> message) {
		try {
			WorkerNews news = MessageCodec.decodeNews(Objects.requireNonNullElse(message.value(), new byte[0]));
			Instant at = Instant.ofEpochMilli(message.timestamp());
			workers.hear(news, at);
			environments.hear(news, at);
		}
		catch (UnreadableMessage | NullPointerException ex) {
			logger.warn("Skipped the message at {}-{}@{}, which is not news of a worker", message.topic(),
					message.partition(), message.offset());
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		/**
		 * Uses no group and commits nothing, because reading news twice is harmless.
		 */
		@Bean
		ConcurrentKafkaListenerContainerFactory<byte[], byte[]> newsListeners(
				ConsumerFactory<byte[], byte[]> consumers) {
			ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory = new ConcurrentKafkaListenerContainerFactory<>();
			factory.setConsumerFactory(consumers);
			factory.setBatchListener(true);
			factory.getContainerProperties().setAckMode(AckMode.MANUAL);
			return factory;
		}

	}

}
