package dev.gavel.api.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What webhooks tell of. */
public enum WebhookEvent {

	/** A judgement of a submission has ended. */
	SUBMISSION_ENDED("submission.ended"),

	/** An evaluation has ended. */
	EVALUATION_ENDED("evaluation.ended"),

	/** All lines of a batch have their result. */
	BATCH_ENDED("batch.ended"),

	/** Somebody wants to know whether the receiver answers. */
	PING("ping");

	private final String text;

	WebhookEvent(String text) {
		this.text = text;
	}

	/** Returns its name as clients write it. */
	@JsonValue
	public String text() {
		return text;
	}

	/** Returns the event that clients write like this. */
	static Optional<WebhookEvent> of(@Nullable String text) {
		return Arrays.stream(values()).filter((event) -> event.text.equals(text)).findFirst();
	}

	/** Reads what {@link #stored} wrote. */
	static Set<WebhookEvent> read(String stored) {
		Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
		List.of(stored.split(",")).forEach((text) -> of(text).ifPresent(events::add));
		return events;
	}

	static String stored(Set<WebhookEvent> events) {
		return events.stream().sorted().map(WebhookEvent::text).collect(Collectors.joining(","));
	}

	@Override
	public String toString() {
		return text;
	}

}
