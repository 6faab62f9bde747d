package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The events for one client while it waits. */
final class LiveStream implements Waiter {

	/**
	 * Proxies close silent connections, and only a failed write shows that a client is
	 * gone.
	 */
	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

	private static final Logger logger = LoggerFactory.getLogger(LiveStream.class);

	private final UUID id;

	private final AwaitedViews<?> views;

	private final Caller caller;

	private final Instant since;

	private final Function<Awaited, ?> data;

	private final SseEmitter emitter;

	private final Clock clock;

	private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

	private @Nullable Awaited last;

	private Instant spokenAt;

	LiveStream(UUID id, AwaitedViews<?> views, Caller caller, Function<Awaited, ?> data, SseEmitter emitter,
			Clock clock) {
		this.id = id;
		this.views = views;
		this.caller = caller;
		this.data = data;
		this.emitter = emitter;
		this.clock = clock;
		this.since = clock.instant();
		this.spokenAt = since;
	}

	@Override
	public Caller caller() {
		return caller;
	}

	@Override
	public Instant since() {
		return since;
	}

	@Override
	public void refuse() {
		end();
	}

	UUID id() {
		return id;
	}

	AwaitedViews<?> views() {
		return views;
	}

	/** Claims the stream for sending; false while another thread is sending. */
	boolean begin() {
		return state.compareAndSet(State.IDLE, State.BUSY);
	}

	/** Does the same; if something is being sent, makes its sender look again. */
	boolean beginOrAgain() {
		return state.getAndUpdate(State::afterEvent) == State.IDLE;
	}

	/**
	 * Sends what is new. Call {@link #begin} first.
	 * @return whether an event arrived meanwhile, so the caller must look again
	 */
	boolean tell(Awaited status) {
		State left;
		try {
			tellNews(status);
		}
		finally {
			left = state.getAndUpdate(State::afterTelling);
		}
		return left == State.AGAIN;
	}

	private void tellNews(Awaited status) {
		try {
			if (status.isFinal()) {
				send("done", views.find(id, caller));
				end();
			}
			else if (!status.equals(last)) {
				send("status", status);
				last = status;
			}
			else if (spokenAt.plus(LONGEST_SILENCE).isBefore(clock.instant())) {
				speak(SseEmitter.event().comment("waiting"));
			}
		}
		catch (IOException ex) {
			// The client is gone; the container ends the request.
			state.set(State.OVER);
			emitter.completeWithError(ex);
		}
		catch (RuntimeException ex) {
			if (ex instanceof Problem problem && problem.type() == ProblemType.UNAVAILABLE) {
				// The next look tries again.
				return;
			}
			logger.warn("Closed the stream of a client that waits for {}; the client reconnects by itself", id, ex);
			end();
		}
	}

	/** Ends the stream: the judgement has ended or is gone, or the server stops. */
	void end() {
		state.set(State.OVER);
		emitter.complete();
	}

	boolean isOver() {
		return state.get() == State.OVER;
	}

	private void send(String event, Awaited view) throws IOException {
		speak(SseEmitter.event().name(event).data(data.apply(view), MediaType.APPLICATION_JSON));
	}

	private void speak(SseEmitter.SseEventBuilder event) throws IOException {
		try {
			emitter.send(event);
		}
		catch (IllegalStateException ex) {
			throw new IOException("the stream has ended", ex);
		}
		spokenAt = clock.instant();
	}

	private enum State {

		IDLE, BUSY, AGAIN, OVER;

		private State afterEvent() {
			return switch (this) {
				case IDLE -> BUSY;
				case BUSY, AGAIN -> AGAIN;
				case OVER -> OVER;
			};
		}

		private State afterTelling() {
			return (this == OVER) ? OVER : IDLE;
		}

	}

}
