package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Requests in which programs run one after the other. Each must end before its client is
 * told that it took too long, and all together keep little in memory.
 */
@Component
class LongRequests {

	/** The server stops to wait after ten minutes. */
	static final Duration LONGEST = Duration.ofMinutes(9);

	private static final int PART_OF_HEAP = 16;

	private final Transfers transfers;

	private final long mostOfOne;

	private final long most;

	private final Clock clock;

	private final AtomicLong kept = new AtomicLong();

	@Autowired
	LongRequests(Transfers transfers, LimitsProperties limits, Clock clock) {
		this(transfers, limits.maxRequestSize().toBytes(), Runtime.getRuntime().maxMemory() / PART_OF_HEAP, clock);
	}

	/**
	 * @param mostOfOne bytes that a request may keep
	 * @param most bytes that all together may keep; a single one may keep more
	 */
	LongRequests(Transfers transfers, long mostOfOne, long most, Clock clock) {
		this.transfers = transfers;
		this.mostOfOne = mostOfOne;
		this.most = most;
		this.clock = clock;
	}

	/**
	 * Serves a request.
	 * @param work begins to answer it
	 * @throws Problem when too many are under way
	 */
	<T> CompletableFuture<T> serve(Caller caller, Function<LongRequest, CompletableFuture<T>> work) {
		LongRequest request = new LongRequest(caller, transfers.begin(caller), clock.instant().plus(LONGEST));
		try {
			return work.apply(request).whenComplete((done, failure) -> request.end());
		}
		catch (RuntimeException | Error ex) {
			request.end();
			throw ex;
		}
	}

	/** One of these requests. */
	final class LongRequest {

		private final Caller caller;

		private final Transfer transfer;

		private final Instant deadline;

		private final AtomicLong own = new AtomicLong();

		private LongRequest(Caller caller, Transfer transfer, Instant deadline) {
			this.caller = caller;
			this.transfer = transfer;
			this.deadline = deadline;
		}

		Caller caller() {
			return caller;
		}

		/**
		 * @throws Problem when it takes too long, or the caller's account was changed
		 * meanwhile
		 */
		void requireGoingOn() {
			if (clock.instant().isAfter(deadline)) {
				throw new Problem(ProblemType.UNAVAILABLE,
						"The programs took longer than %d minutes together. Nothing was stored; use fewer or shorter tests."
							.formatted(LONGEST.toMinutes()));
			}
			transfer.requireGoingOn();
		}

		/** Returns how long it may wait for a program. */
		Duration patience(Duration most) {
			Duration left = Duration.between(clock.instant(), deadline);
			return (left.compareTo(most) > 0) ? most : left.isNegative() ? Duration.ZERO : left;
		}

		/**
		 * Counts what is kept until its end.
		 * @throws Problem when that is too much
		 */
		void keep(long bytes) {
			long all = kept.addAndGet(bytes);
			long ofThis = own.addAndGet(bytes);
			if (ofThis > mostOfOne) {
				throw new Problem(ProblemType.REQUEST_TOO_LARGE,
						"The inputs or outputs have more than %,d bytes together (gavel.limits.max-request-size). Nothing was stored; use fewer or smaller tests at once."
							.formatted(mostOfOne));
			}
			if (all > Math.max(most, ofThis)) {
				throw Problem.passing(ProblemType.UNAVAILABLE,
						"The service has no memory left for another large request at the moment. Nothing was stored; try again later.",
						Duration.ofSeconds(10));
			}
		}

		private void end() {
			transfer.close();
			kept.addAndGet(-own.get());
		}

	}

}
