package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.api.access.Caller;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WaitersTests {

	private final AtomicBoolean fails = new AtomicBoolean(true);

	private final Waiters<Waiting> waiters = new Waiters<>(10, this::limit);

	private int limit(Caller caller) {
		if (fails.get()) {
			throw new IllegalStateException("The limit cannot be read");
		}
		return 1;
	}

	@Test
	void doNotCountWhoWasNotAdded() {
		assertThatIllegalStateException().isThrownBy(() -> waiters.add(new Waiting()));
		fails.set(false);
		Waiting first = new Waiting();
		assertThat(waiters.add(first)).isTrue();
		assertThat(waiters.add(new Waiting())).isFalse();
		waiters.remove(first);
		assertThat(waiters.add(new Waiting())).isTrue();
	}

	@Test
	void addAnywayWhereThereIsNoRoom() {
		fails.set(false);
		assertThat(waiters.add(new Waiting())).isTrue();
		Waiting further = new Waiting();
		waiters.addAnyway(further);
		assertThat(waiters.stream()).hasSize(2).contains(further);
		waiters.remove(further);
		assertThat(waiters.add(new Waiting())).isFalse();
	}

	private static final class Waiting implements Waiter {

		@Override
		public Caller caller() {
			return Caller.trusted("::1");
		}

		@Override
		public Instant since() {
			return Instant.EPOCH;
		}

		@Override
		public void refuse() {
		}

	}

}
