package dev.gavel.api.submission;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What one client is sent while it waits. */
final class LiveStream {

	/** Proxies end what is silent for longer; and only by writing we see who is gone. */
	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

	private static final Logger logger = LoggerFactory.getLogger(LiveStream.class);

	private final UUID id;

	private final Told told;

	private final SseEmitter emitter;

	private final Clock clock;

	/** How often it was to begin since it last had nothing to send. */
	private final AtomicInteger begun = new AtomicInteger();

	private @Nullable Awaited last;

	private Instant spokenAt;

	LiveStream(UUID id, Told told, SseEmitter emitter, Clock clock) {
		this.id = id;
		this.told = told;
		this.emitter = emitter;
		this.clock = clock;
		this.spokenAt = clock.instant();
	}

	UUID id() {
		return id;
	}

	/** Whether nothing is being sent; if so, something is from now on. */
	boolean begin() {
		return begun.getAndIncrement() == 0;
	}

	/**
	 * To be called after {@link #begin()}.
	 * @return whether there may be more to tell: it was to begin again meanwhile
	 */
	boolean tell(Standing.Stand stand) {
		try {
			Awaited status = told.status().apply(stand.submission(), stand.position());
			if (status.isFinal()) {
				send("done", told.whole().apply(id));
				emitter.complete();
			}
			else if (!status.equals(last)) {
				send("status", status);
				last = status;
			}
			else if (spokenAt.plus(LONGEST_SILENCE).isBefore(clock.instant())) {
				speak(SseEmitter.event().comment("waiting"));
			}
		}
		catch (IOException | IllegalStateException ex) {
			// Nobody is there to be told; the container ends the request.
			emitter.completeWithError(ex);
		}
		catch (RuntimeException ex) {
			logger.warn("A client that waits for {} is not told how it stands; it asks again by itself", id, ex);
			emitter.complete();
		}
		return begun.getAndSet(0) > 1;
	}

	/** What the client waits for is not there any more, or the server stops. */
	void end() {
		emitter.complete();
	}

	private void send(String event, Awaited view) throws IOException {
		speak(SseEmitter.event().name(event).data(view, MediaType.APPLICATION_JSON));
	}

	private void speak(SseEmitter.SseEventBuilder event) throws IOException {
		emitter.send(event);
		spokenAt = clock.instant();
	}

}
