package dev.gavel.api.parked;

import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps messages that nobody could read until somebody has fixed the reason. */
@Component
public class ParkedMessages {

	private static final int MAX_REASON = 1000;

	private static final int MAX_KEY = 1000;

	private final ParkedMessageRepository repository;

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final Audit audit;

	private final Clock clock;

	private volatile int waiting;

	ParkedMessages(ParkedMessageRepository repository, KafkaTemplate<byte[], byte[]> kafka, Audit audit, Clock clock,
			MeterRegistry meters) {
		this.repository = repository;
		this.kafka = kafka;
		this.audit = audit;
		this.clock = clock;
		Gauge.builder("gavel.parked", () -> waiting)
			.description("Messages that could not be read and were not sent again")
			.register(meters);
	}

	@Scheduled(fixedDelay = 5000)
	void count() {
		waiting = repository.countBySentAgainAtIsNull();
	}

	/** Doing it again changes nothing. */
	@Transactional
	public void park(ConsumerRecord<byte[], byte[]> message, String reason) {
		park(message.topic(), message.partition(), message.offset(), message.key(), message.value(), reason);
	}

	@Transactional
	public void park(String topic, int partition, long offset, byte[] key, byte[] content, String reason) {
		byte[] storedKey = (key != null && key.length <= MAX_KEY) ? key : null;
		repository.insertIfAbsent(topic, partition, offset, storedKey, Objects.requireNonNullElse(content, new byte[0]),
				cut(reason), clock.instant());
	}

	private static String cut(String reason) {
		return (reason.length() <= MAX_REASON) ? reason : reason.substring(0, MAX_REASON - 1) + "…";
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	public Page<ParkedMessageView> list(int page, int size) {
		return repository.findAllByOrderByIdDesc(PageRequest.of(page, size)).map(ParkedMessageView::of);
	}

	/** Sends it to its topic again, after the fault was fixed. */
	@Transactional
	public ParkedMessageView sendAgain(long id, Caller caller) {
		ParkedMessage message = require(id);
		try {
			kafka.send(message.topic(), message.key(), message.content()).join();
		}
		catch (CompletionException | org.springframework.kafka.KafkaException ex) {
			throw new IllegalStateException("Kafka did not take parked message %d".formatted(id), ex);
		}
		audit.record(caller, Action.MESSAGE_SENT_AGAIN, id, null, name(message));
		message.sentAgain(clock.instant());
		return ParkedMessageView.of(message);
	}

	@Transactional
	public void discard(long id, Caller caller) {
		ParkedMessage message = require(id);
		repository.delete(message);
		audit.record(caller, Action.MESSAGE_DISCARDED, id, name(message), null);
	}

	private static Map<String, Object> name(ParkedMessage message) {
		return Map.of("topic", message.topic(), "partition", message.partition(), "offset", message.offset());
	}

	private ParkedMessage require(long id) {
		ParkedMessage message = repository.findById(id);
		if (message == null) {
			throw Problem.notFound("parked message", id);
		}
		return message;
	}

}
