package dev.gavel.api.parked;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gavel.api.platform.kafka.KafkaPrepared;
import dev.gavel.message.Parking;
import dev.gavel.message.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Takes what workers could not read. */
@Component
class ParkedMessageListener {

	private static final String ID = "parked";

	private static final Logger logger = LoggerFactory.getLogger(ParkedMessageListener.class);

	private final ParkedMessages parked;

	private final KafkaListenerEndpointRegistry listeners;

	ParkedMessageListener(ParkedMessages parked, KafkaListenerEndpointRegistry listeners) {
		this.parked = parked;
		this.listeners = listeners;
	}

	@EventListener(KafkaPrepared.class)
	void start() {
		Objects.requireNonNull(listeners.getListenerContainer(ID), "there is no listener " + ID).start();
	}

	@KafkaListener(id = ID, idIsGroup = false, groupId = "${spring.kafka.consumer.group-id}-parked",
			topics = Topics.PARKED, autoStartup = "false")
	void onParked(List<ConsumerRecord<byte[], byte[]>> messages) {
		messages.forEach(this::park);
	}

	private void park(ConsumerRecord<byte[], byte[]> message) {
		String reason = text(message, Parking.REASON, "its worker did not say why");
		logger.error("A worker could not read a job ({}): {}", reason, ShownBytes.of(message.value()));
		try {
			parked.park(text(message, Parking.TOPIC, Topics.JOBS),
					Integer.parseInt(text(message, Parking.PARTITION, "0")),
					Long.parseLong(text(message, Parking.OFFSET, "-1")), message.key(), message.value(), reason);
		}
		catch (NumberFormatException ex) {
			parked.park(message, reason);
		}
	}

	private static String text(ConsumerRecord<byte[], byte[]> message, String name, String otherwise) {
		Header header = message.headers().lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), UTF_8) : otherwise;
	}

}
