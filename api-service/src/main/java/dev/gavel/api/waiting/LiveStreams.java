package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams status changes to waiting clients: server-sent events {@code status}, then
 * {@code done}. One look at the database serves all clients that wait for the same kind.
 */
@Component
public class LiveStreams implements DisposableBean {

	/** A browser whose stream ends reconnects by itself. */
	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final int SENDERS = 4;

	private final Waiters<LiveStream> streams;

	private final Clock clock;

	/** Own threads: slow readers delay only other streams. */
	private final ThreadPoolTaskExecutor senders = new ThreadPoolTaskExecutor();

	LiveStreams(LimitsProperties limits, CallerLimits ofCallers, Clock clock) {
		this.clock = clock;
		this.streams = new Waiters<>(limits.maxWaiting(), ofCallers::streams);
		senders.setThreadNamePrefix("live-");
		senders.setCorePoolSize(SENDERS);
		senders.setMaxPoolSize(SENDERS);
		senders.initialize();
	}

	/**
	 * Opens a stream whose events carry the views themselves.
	 * @throws Problem when for the caller there is no such thing to wait for
	 */
	public ResponseEntity<SseEmitter> open(UUID id, AwaitedViews<?> views, Caller caller) {
		return open(id, views, caller, Function.identity());
	}

	/**
	 * Opens a stream. When too many clients wait, it ends after one event.
	 * @param data turns a view into what an event carries as JSON
	 * @throws Problem when for the caller there is no such thing to wait for
	 */
	public ResponseEntity<SseEmitter> open(UUID id, AwaitedViews<?> views, Caller caller, Function<Awaited, ?> data) {
		views.requireSight(id, caller);
		SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
		LiveStream stream = new LiveStream(id, views, caller, data, emitter, clock);
		emitter.onTimeout(emitter::complete);
		emitter.onCompletion(() -> streams.remove(stream));
		stream.begin();
		boolean room = streams.add(stream);
		tell(stream, firstStatus(stream));
		if (!room) {
			stream.end();
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no").body(emitter);
	}

	/** Reads after the stream is registered, so that an end meanwhile is not missed. */
	private Awaited firstStatus(LiveStream stream) {
		try {
			List<? extends Awaited> found = stream.views().statuses(List.of(stream.id()));
			return found.isEmpty() ? stream.views().find(stream.id(), stream.caller()) : found.get(0);
		}
		catch (RuntimeException ex) {
			streams.remove(stream);
			throw ex;
		}
	}

	Stream<? extends Waiter> waiters() {
		return streams.stream();
	}

	@Scheduled(fixedDelay = 500)
	void look() {
		look(streams.stream().toList(), LiveStream::begin);
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		lookSoon(event.programId());
	}

	private void lookSoon(UUID id) {
		List<LiveStream> waiting = streams.stream().filter((stream) -> stream.id().equals(id)).toList();
		if (!waiting.isEmpty()) {
			senders.execute(() -> look(waiting, LiveStream::beginOrAgain));
		}
	}

	private void look(Collection<LiveStream> waiting, Predicate<LiveStream> begin) {
		waiting.stream()
			.collect(Collectors.groupingBy(LiveStream::views))
			.forEach((views, streams) -> look(views, streams, begin));
	}

	private void look(AwaitedViews<?> views, List<LiveStream> waiting, Predicate<LiveStream> begin) {
		Set<UUID> ids = waiting.stream().map(LiveStream::id).collect(Collectors.toSet());
		Map<UUID, Awaited> found = views.statuses(ids)
			.stream()
			.collect(Collectors.toMap(Awaited::id, Function.identity()));
		for (LiveStream stream : waiting) {
			Awaited status = found.get(stream.id());
			if (status == null) {
				stream.end();
				streams.remove(stream);
			}
			else if (begin.test(stream)) {
				senders.execute(() -> tell(stream, status));
			}
		}
	}

	private void tell(LiveStream stream, Awaited status) {
		boolean again = stream.tell(status);
		if (stream.isOver()) {
			// Spring calls no onCompletion for a stream that ended before its response
			// began.
			streams.remove(stream);
		}
		else if (again) {
			senders.execute(() -> look(List.of(stream), LiveStream::beginOrAgain));
		}
	}

	/** Clients that wait ask another replica, or this one after its start. */
	@EventListener(ContextClosedEvent.class)
	void release() {
		streams.stream().forEach(LiveStream::end);
	}

	@Override
	public void destroy() {
		senders.shutdown();
	}

}
