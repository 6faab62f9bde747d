package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.TestJudgements;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A submission ends while a live stream of it opens, so the stream reads an older state.
 * The look every half second is off here.
 */
class EndsInBetweenTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final UUID id = UUID.randomUUID();

	private final LimitsProperties limits = new Binder(new MapConfigurationPropertySource(Map.of()))
		.bindOrCreate("gavel.limits", LimitsProperties.class);

	private final AtomicBoolean ended = new AtomicBoolean();

	private final CountDownLatch endTold = new CountDownLatch(1);

	@Test
	void liveStreamTellsAnEndWhileItReadsAndIsForgotten() throws InterruptedException {
		try (Followed followed = new Followed()) {
			followed.endWhileItReads = true;
			followed.expectEndTold();
		}
	}

	@Test
	void liveStreamTellsAnEndWhileItTellsAndIsForgotten() throws InterruptedException {
		try (Followed followed = new Followed()) {
			followed.expectEndTold();
		}
	}

	/** A submission that ends while a live stream of it opens. */
	private final class Followed implements AwaitedViews<Awaited>, AutoCloseable {

		private final LiveStreams streams = new LiveStreams(limits,
				new CallerLimits(new WaitingLimits(1, 1, 1, 1), new StreamLimits(1, 1, 1, 1), null), Clock.systemUTC());

		private final AtomicInteger reads = new AtomicInteger();

		private final CountDownLatch readAgain = new CountDownLatch(2);

		private boolean endWhileItReads;

		void expectEndTold() throws InterruptedException {
			streams.open(id, this, Caller.trusted("::1"));
			assertThat(endTold.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			await().atMost(PATIENCE).until(() -> {
				int before = reads.get();
				streams.look();
				return reads.get() == before;
			});
		}

		@Override
		public List<Awaited> statuses(Collection<UUID> ids) {
			reads.incrementAndGet();
			Awaited status = ended.get() ? new Waiting(id, JudgementState.DONE) : new Read();
			if (endWhileItReads) {
				end();
			}
			readAgain.countDown();
			return List.of(status);
		}

		@Override
		public void requireSight(UUID asked, Caller caller) {
		}

		@Override
		public Awaited find(UUID asked, Caller caller) {
			endTold.countDown();
			return new Waiting(asked, JudgementState.DONE);
		}

		@Override
		public Awaited judged(Awaited stored, JudgementEnded end, Caller caller) {
			return stored;
		}

		private void end() {
			if (!ended.getAndSet(true)) {
				streams.onEnded(TestJudgements.cancelled(id));
			}
		}

		/** It has found the stream sending, or is about to. */
		private void awaitSecondRead() {
			try {
				assertThat(readAgain.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void close() {
			streams.destroy();
		}

		/** It waits when it is read, and has ended when the stream sends it. */
		private final class Read implements Awaited {

			@Override
			public UUID id() {
				return id;
			}

			@Override
			public JudgementState status() {
				end();
				awaitSecondRead();
				return JudgementState.QUEUED;
			}

		}

	}

	private record Waiting(UUID id, JudgementState status) implements Awaited {
	}

}
