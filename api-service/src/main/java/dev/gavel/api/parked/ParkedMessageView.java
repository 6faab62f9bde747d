package dev.gavel.api.parked;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A parked message as answered.
 *
 * @param topic where it came from, with partition and offset
 * @param reason why it could not be read
 * @param content the beginning of it, with what is not printable as {@code \\xNN}
 * @param sentAgainAt when it was last sent to its topic again
 */
public record ParkedMessageView(long id, String topic, int partition, long offset, String reason, String content,
		int contentBytes, Instant parkedAt, @Nullable Instant sentAgainAt) {

	static ParkedMessageView of(ParkedMessage message) {
		return new ParkedMessageView(message.id(), message.topic(), message.partition(), message.offset(),
				message.reason(), ShownBytes.of(message.content()), message.content().length,
				message.parkedAt().truncatedTo(ChronoUnit.MILLIS), message.sentAgainAt());
	}

}
