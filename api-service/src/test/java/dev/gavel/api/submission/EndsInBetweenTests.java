package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.settings.LimitsProperties;
import dev.gavel.message.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * A submission comes to its end while a client begins to wait for it: what it reads is
 * older than the end. Nothing looks every half second here.
 */
class EndsInBetweenTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final UUID id = UUID.randomUUID();

	private final LimitsProperties limits = new Binder(new MapConfigurationPropertySource(Map.of()))
		.bindOrCreate("gavel.limits", LimitsProperties.class);

	private volatile JudgementState state = JudgementState.QUEUED;

	@Test
	void liveStreamTellsTheEndAndIsForgotten() throws InterruptedException {
		CountDownLatch toldAll = new CountDownLatch(2); // when it opens, and at the end
		Told told = new Told((submission, place) -> new Waiting(id, StandingThatEnds.read(place)), (asked) -> {
			toldAll.countDown();
			return new Waiting(id, state);
		});
		StandingThatEnds standing = new StandingThatEnds();
		LiveStreams streams = new LiveStreams(standing, limits, Clock.systemUTC());
		standing.streams = streams;
		try {
			streams.open(id, told);
			assertThat(toldAll.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			await().atMost(PATIENCE).until(() -> {
				int before = standing.reads.get();
				streams.look();
				return standing.reads.get() == before;
			});
		}
		finally {
			streams.destroy();
		}
	}

	@Test
	void heldAnswerTellsTheEnd() {
		SubmissionWatch watch = new SubmissionWatch(null, limits);
		HeldAnswers answers = new HeldAnswers(watch, new SimpleAsyncTaskExecutor(), limits);
		CompletableFuture<Waiting> held = answers.hold(id, Duration.ofHours(1), (asked) -> {
			Waiting read = new Waiting(id, state);
			state = JudgementState.CANCELLED;
			watch.onCancelled(new JudgementCancelled(id, UUID.randomUUID(), true));
			return read;
		});
		assertThat(held).succeedsWithin(PATIENCE).isEqualTo(new Waiting(id, JudgementState.CANCELLED));
	}

	/** Says how it stood just before it ended. */
	private final class StandingThatEnds extends Standing {

		private final AtomicInteger reads = new AtomicInteger();

		private LiveStreams streams;

		StandingThatEnds() {
			super(null);
		}

		@Override
		public List<Stand> of(Collection<UUID> ids) {
			reads.incrementAndGet();
			boolean ended = state == JudgementState.DONE;
			if (!ended) {
				state = JudgementState.DONE;
				streams.onDone(new JudgementDone(id, Verdict.ACCEPTED, null, null));
			}
			return List
				.of(new Stand(new ListedSubmission(id, 1, "python", "default", Instant.EPOCH, null), ended ? null : 1));
		}

		static JudgementState read(Integer place) {
			return (place == null) ? JudgementState.DONE : JudgementState.QUEUED;
		}

	}

	private record Waiting(UUID id, JudgementState status) implements Awaited {
	}

}
