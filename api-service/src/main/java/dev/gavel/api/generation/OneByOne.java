package dev.gavel.api.generation;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Does things one after the other. Holds no thread while it waits. */
final class OneByOne {

	private OneByOne() {
	}

	/**
	 * Completes when all are done, or with the first failure.
	 * @param work begins with one of them
	 */
	static <T> CompletableFuture<Void> each(Iterator<T> things, Function<T, CompletableFuture<Void>> work,
			Executor executor) {
		return things.hasNext()
				? work.apply(things.next()).thenComposeAsync((done) -> each(things, work, executor), executor)
				: CompletableFuture.completedFuture(null);
	}

}
