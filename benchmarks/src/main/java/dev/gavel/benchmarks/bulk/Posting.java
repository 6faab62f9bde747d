package dev.gavel.benchmarks.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Clients that send their submissions as quickly as they are taken. */
final class Posting {

	private final AtomicInteger left;

	private final Consumer<String> submit;

	private final CompletableFuture<Void> all;

	private Posting(int submissions, int clients, Consumer<String> submit) {
		this.left = new AtomicInteger(submissions);
		this.submit = submit;
		this.all = CompletableFuture.allOf(IntStream.range(0, clients)
			.mapToObj((number) -> CompletableFuture.runAsync(() -> send("bulk-" + number),
					(task) -> new Thread(task, "bulk-" + number).start()))
			.toArray(CompletableFuture[]::new));
	}

	/**
	 * @param submissions how many all clients send together
	 * @param submit sends one, told the client's name
	 */
	static Posting start(int submissions, int clients, Consumer<String> submit) {
		return new Posting(submissions, clients, submit);
	}

	private void send(String client) {
		try {
			while (left.getAndDecrement() > 0) {
				submit.accept(client);
			}
		}
		catch (RuntimeException ex) {
			left.set(0);
			throw ex;
		}
	}

	/**
	 * Whether all were taken.
	 * @throws IllegalStateException if one was refused
	 */
	boolean isDone() {
		try {
			return all.isDone() && all.join() == null;
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("A submission was not taken: " + ex.getCause().getMessage(), ex.getCause());
		}
	}

}
