package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Requests that take long because of their size, or because they follow what happens.
 * Each holds a thread of the server, so there are few of them.
 */
@Component
public class Transfers {

	/** The server has 200 threads for all requests. */
	static final int MOST = 50;

	private static final int MOST_OF_ONE = MOST / 5;

	/** Whoever needs more has to come again. */
	public static final Duration LONGEST = Duration.ofMinutes(10);

	private final Waiters<Transfer> open;

	private final Clock clock;

	@Autowired
	Transfers(CallerLimits ofCallers, Clock clock) {
		this(ofCallers::streams, clock);
	}

	/**
	 * @param ofCallers returns how many a caller may have at once
	 */
	public Transfers(ToIntFunction<Caller> ofCallers, Clock clock) {
		this.open = new Waiters<>(MOST,
				(caller) -> caller.isTrusted() ? MOST : Math.min(MOST_OF_ONE, ofCallers.applyAsInt(caller)));
		this.clock = clock;
	}

	/**
	 * Begins one.
	 * @return must be closed at its end
	 * @throws Problem when there are too many of them
	 */
	public Transfer begin(Caller caller) {
		Transfer transfer = new Transfer(caller, clock.instant());
		if (!open.add(transfer)) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"Too many large requests are under way at the moment. Try again later.", Duration.ofSeconds(10));
		}
		return transfer;
	}

	Stream<? extends Waiter> waiters() {
		return open.stream();
	}

	/** Ends all that only follow, before the server stops. */
	@EventListener(ContextClosedEvent.class)
	void release() {
		open.stream().forEach((transfer) -> transfer.over.countDown());
	}

	/** One of these requests. */
	public final class Transfer implements Waiter, AutoCloseable {

		private final Caller caller;

		private final Instant since;

		private final CountDownLatch over = new CountDownLatch(1);

		private volatile Instant begun;

		private volatile boolean refused;

		private Transfer(Caller caller, Instant since) {
			this.caller = caller;
			this.since = since;
			this.begun = since;
		}

		/** Lets its time begin now, because it has waited for others until now. */
		public void begin() {
			begun = clock.instant();
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
			refused = true;
			over.countDown();
		}

		/**
		 * Whether it may go on: it has time left, and the caller's account was not
		 * changed meanwhile.
		 */
		public boolean mayGoOn() {
			return !refused && !isLate();
		}

		private boolean isLate() {
			return clock.instant().isAfter(begun.plus(LONGEST));
		}

		/**
		 * @throws Problem when it may not go on
		 */
		public void requireGoingOn() {
			if (refused) {
				throw new Problem(ProblemType.UNAUTHORIZED, "Your account or token changed meanwhile. Sign in again.");
			}
			if (isLate()) {
				throw Problem.passing(ProblemType.UNAVAILABLE,
						"The request took longer than %d minutes. The lines that were read are stored; send the others in smaller requests to the batch of the same name."
							.formatted(LONGEST.toMinutes()),
						Duration.ofSeconds(1));
			}
		}

		/** Returns a body that can be read as long as it may go on. */
		public InputStream bounded(InputStream body) {
			return new FilterInputStream(body) {

				@Override
				public int read(byte[] bytes, int offset, int length) throws IOException {
					requireGoingOn();
					return super.read(bytes, offset, length);
				}

			};
		}

		/**
		 * Waits for some time.
		 * @return whether the request may go on
		 */
		public boolean pause(Duration time) {
			try {
				return !over.await(time.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

		@Override
		public void close() {
			open.remove(this);
		}

	}

}
