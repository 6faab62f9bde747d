package dev.gavel.api.compat.run;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.value.DecodingRoom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts what requests keep in memory while their programs run, without little ones. */
final class HeldBytes {

	private final long most;

	private final AtomicLong held = new AtomicLong();

	HeldBytes(long most) {
		this.most = most;
	}

	/**
	 * Returns an answer for which bytes are kept.
	 * @return a {@link Problem} when too many are; one request may keep any number
	 */
	<T> CompletableFuture<T> holding(long bytes, Supplier<CompletableFuture<T>> answer) {
		long counted = DecodingRoom.isLittle(bytes) ? 0 : bytes;
		if (held.addAndGet(counted) > Math.max(most, counted) && counted > 0) {
			held.addAndGet(-counted);
			return CompletableFuture.failedFuture(Problem.passing(ProblemType.UNAVAILABLE,
					"The service has no memory left for another large request at the moment. Try again later.",
					Duration.ofSeconds(1)));
		}
		return begun(answer).whenComplete((answered, failure) -> held.addAndGet(-counted));
	}

	private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> answer) {
		try {
			return answer.get();
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
