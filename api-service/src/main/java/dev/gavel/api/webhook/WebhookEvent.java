package dev.gavel.api.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.gavel.api.access.Scope;
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
	SUBMISSION_ENDED("submission.ended", Scope.SUBMIT),

	/** An evaluation has ended. */
	EVALUATION_ENDED("evaluation.ended", Scope.EVALUATE),

	/** All lines of a batch have their result. */
	BATCH_ENDED("batch.ended", Scope.EVALUATE),

	/** Somebody wants to know whether the receiver answers. */
	PING("ping", Scope.READ);

	private final String text;

	private final Scope scope;

	WebhookEvent(String text, Scope scope) {
		this.text = text;
		this.scope = scope;
	}

	/** Returns its name as clients write it. */
	@JsonValue
	public String text() {
		return text;
	}

	/** Returns the right to send what ends with it. Who has it is told of its own. */
	Scope scope() {
		return scope;
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
