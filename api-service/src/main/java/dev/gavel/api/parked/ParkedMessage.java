package dev.gavel.api.parked;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A message that nobody could read, and its offset in Kafka. */
@Entity
@Table(name = "parked_messages")
class ParkedMessage {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String topic;

	private int topicPartition;

	private long topicOffset;

	private byte @Nullable [] messageKey;

	@Column(length = Length.LONG32)
	private byte[] content;

	private String reason;

	private Instant parkedAt;

	private @Nullable Instant sentAgainAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected ParkedMessage() {
	}

	void sentAgain(Instant now) {
		this.sentAgainAt = now;
	}

	long id() {
		if (id == null) {
			throw new IllegalStateException("it is not stored yet");
		}
		return id;
	}

	String topic() {
		return topic;
	}

	int partition() {
		return topicPartition;
	}

	long offset() {
		return topicOffset;
	}

	byte @Nullable [] key() {
		return messageKey;
	}

	byte[] content() {
		return content;
	}

	String reason() {
		return reason;
	}

	Instant parkedAt() {
		return parkedAt;
	}

	@Nullable Instant sentAgainAt() {
		return sentAgainAt;
	}

}
