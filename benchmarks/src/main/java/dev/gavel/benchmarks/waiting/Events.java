package dev.gavel.benchmarks.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a live stream until it tells what is waited for. */
final class Events implements Subscriber<String> {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String STREAMED = "data:";

	private final CompletableFuture<Void> begun = new CompletableFuture<>();

	private final CompletableFuture<JsonNode> awaited = new CompletableFuture<>();

	private final Predicate<JsonNode> wanted;

	/**
	 * @param wanted whether a submission stands as it is waited for
	 */
	Events(Predicate<JsonNode> wanted) {
		this.wanted = wanted;
	}

	/** Completes when the stream has told anything. */
	CompletableFuture<Void> begun() {
		return begun;
	}

	/** How the submission stood then. */
	CompletableFuture<JsonNode> awaited() {
		return awaited;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(String line) {
		if (line.startsWith(STREAMED) && !awaited.isDone()) {
			begun.complete(null);
			JsonNode view = JSON.readTree(line.substring(STREAMED.length()));
			if (wanted.test(view)) {
				awaited.complete(view);
			}
		}
	}

	/**
	 * No more will be told.
	 * @param failure why, if there was one
	 */
	void end(@Nullable Throwable failure) {
		Throwable cause = (failure != null) ? failure : new IllegalStateException("The live stream ended too early");
		begun.completeExceptionally(cause);
		awaited.completeExceptionally(cause);
	}

	@Override
	public void onError(Throwable failure) {
		end(failure);
	}

	@Override
	public void onComplete() {
		end(null);
	}

}
