package dev.gavel.benchmarks.waiting;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that wait, any number of them on a few threads. */
final class Waiters implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int THREADS = 4;

	private static final long PATIENCE_SECONDS = 60;

	private final Queue<CompletableFuture<Void>> streams = new ConcurrentLinkedQueue<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.executor(threads)
		.build();

	private final URI address;

	Waiters(URI address) {
		this.address = address;
	}

	/**
	 * Lets the answer be held until the submission is judged, again and again.
	 * @return how long after the verdict the client knew of it
	 */
	CompletableFuture<Duration> ask(String submission) {
		return http.sendAsync(request(submission, "?wait=60s", "application/json"), BodyHandlers.ofByteArray())
			.thenApply((answer) -> JSON.readTree(answer.body()))
			.thenCompose(
					(view) -> stands(view, "DONE") ? CompletableFuture.completedFuture(age(view)) : ask(submission));
	}

	/**
	 * Has the live stream tell when the submission is judged.
	 * @return how long after the verdict the client knew of it
	 */
	CompletableFuture<Duration> follow(String submission) {
		return follow(submission, "DONE").thenApply(Waiters::age);
	}

	/** Has the live stream tell when the submission has that status. */
	CompletableFuture<JsonNode> follow(String submission, String status) {
		Events events = new Events((view) -> stands(view, status));
		streams.add(events.begun());
		http.sendAsync(request(submission, "", "text/event-stream"), BodyHandlers.fromLineSubscriber(events))
			.whenComplete((answer, failure) -> events.end(failure));
		return events.awaited();
	}

	/** Returns when every live stream has begun. */
	void awaitStreams() {
		CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new))
			.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
			.join();
	}

	private static boolean stands(JsonNode view, String status) {
		return view.get("status").stringValue().equals(status);
	}

	/** Of the verdict. */
	private static Duration age(JsonNode view) {
		return Duration.between(Instant.parse(view.get("finished_at").stringValue()), Instant.now());
	}

	private HttpRequest request(String submission, String query, String accepted) {
		return HttpRequest.newBuilder(address.resolve("/submissions/" + submission + query))
			.header("Accept", accepted)
			.build();
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}

}
