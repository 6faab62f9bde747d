package dev.gavel.api.submission;

import dev.gavel.api.request.Problem;
import dev.gavel.api.settings.LimitsProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * Tells clients how what they wait for stands, as it changes: server-sent events
 * {@code status}, then {@code done}. One look at the database serves them all.
 */
@Component
class LiveStreams implements DisposableBean {

	/** A browser whose stream ends asks again by itself. */
	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final int SENDERS = 4;

	private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();

	private final Standing standing;

	private final Clock clock;

	private final int maxStreams;

	/** Of its own: a client that reads slowly holds up at most others of its kind. */
	private final ThreadPoolTaskExecutor senders = new ThreadPoolTaskExecutor();

	LiveStreams(Standing standing, LimitsProperties limits, Clock clock) {
		this.standing = standing;
		this.clock = clock;
		this.maxStreams = limits.maxWaiting();
		senders.setThreadNamePrefix("live-");
		senders.setCorePoolSize(SENDERS);
		senders.setMaxPoolSize(SENDERS);
		senders.initialize();
	}

	/**
	 * When too many clients wait, the stream ends after one event.
	 * @throws Problem when there is no such thing to wait for
	 */
	ResponseEntity<SseEmitter> open(UUID id, Told told) {
		told.whole().apply(id);
		SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
		LiveStream stream = new LiveStream(id, told, emitter, clock);
		emitter.onTimeout(emitter::complete);
		emitter.onCompletion(() -> streams.remove(stream));
		boolean room = streams.size() < maxStreams;
		stream.begin();
		if (room) {
			streams.add(stream);
		}
		firstStand(stream).forEach((stand) -> tell(stream, stand));
		if (!room) {
			stream.end();
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no").body(emitter);
	}

	/**
	 * Read when the stream is known, so that what comes to its end meanwhile finds it.
	 */
	private List<Standing.Stand> firstStand(LiveStream stream) {
		try {
			return standing.of(List.of(stream.id()));
		}
		catch (RuntimeException ex) {
			streams.remove(stream);
			throw ex;
		}
	}

	@Scheduled(fixedDelay = 500)
	void look() {
		look(streams, LiveStream::begin);
	}

	@TransactionalEventListener
	void onDone(JudgementDone event) {
		lookSoon(event.submissionId());
	}

	@TransactionalEventListener
	void onCancelled(JudgementCancelled event) {
		lookSoon(event.submissionId());
	}

	private void lookSoon(UUID id) {
		List<LiveStream> waiting = streams.stream().filter((stream) -> stream.id().equals(id)).toList();
		if (!waiting.isEmpty()) {
			senders.execute(() -> look(waiting, LiveStream::beginOrAgain));
		}
	}

	private void look(Collection<LiveStream> waiting, Predicate<LiveStream> begin) {
		Set<UUID> ids = waiting.stream().map(LiveStream::id).collect(Collectors.toSet());
		if (ids.isEmpty()) {
			return;
		}
		Map<UUID, Standing.Stand> stands = standing.of(ids)
			.stream()
			.collect(Collectors.toMap((stand) -> stand.submission().id(), Function.identity()));
		for (LiveStream stream : waiting) {
			Standing.Stand stand = stands.get(stream.id());
			if (stand == null) {
				if (ids.contains(stream.id())) {
					stream.end();
					streams.remove(stream);
				}
			}
			else if (begin.test(stream)) {
				senders.execute(() -> tell(stream, stand));
			}
		}
	}

	private void tell(LiveStream stream, Standing.Stand stand) {
		boolean again = stream.tell(stand);
		if (stream.isOver()) {
			// Spring does not say so of what was over before it was answered.
			streams.remove(stream);
		}
		else if (again) {
			senders.execute(() -> look(List.of(stream), LiveStream::beginOrAgain));
		}
	}

	/** Whoever waits asks another replica, or this one after its start. */
	@EventListener(ContextClosedEvent.class)
	void release() {
		streams.forEach(LiveStream::end);
	}

	@Override
	public void destroy() {
		senders.shutdown();
	}

}
