package dev.gavel.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to Gavel as any program would. Any other answer than a good one ends a
 * benchmark.
 */
public final class GavelClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String STREAMED = "data:";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI address;

	public GavelClient(URI address) {
		this.address = address;
	}

	/**
	 * Adds a question.
	 * @return its id
	 */
	public long addQuestion(Map<String, Object> question, List<Map<String, Object>> tests) {
		long id = post("/add_ques", question).get("id").longValue();
		tests.forEach((test) -> post("/create/testcase/" + id, test));
		return id;
	}

	/** Submits, and waits for the verdict, which must be that all is right. */
	public void judge(long question, String source, String user) {
		JsonNode view = post("/code/execute/" + question + "?wait=60s", Map.of("code", source, "user", user));
		while (!view.get("status").stringValue().equals("DONE")) {
			view = get("/submissions/" + view.get("id").stringValue() + "?wait=60s");
		}
		requireAccepted(view);
	}

	/** Submits, and has the verdict told by the live stream. */
	public void judgeFollowing(long question, String source, String user) {
		JsonNode view = post("/code/execute/" + question, Map.of("code", source, "user", user));
		HttpRequest stream = HttpRequest.newBuilder(address.resolve("/submissions/" + view.get("id").stringValue()))
			.header("Accept", "text/event-stream")
			.build();
		try (Stream<String> lines = exchange(stream, BodyHandlers.ofLines()).body()) {
			String verdict = lines.dropWhile((line) -> !line.equals("event:done"))
				.filter((line) -> line.startsWith(STREAMED))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The stream ended without a verdict"));
			requireAccepted(JSON.readTree(verdict.substring(STREAMED.length())));
		}
	}

	private static void requireAccepted(JsonNode view) {
		if (!"ACCEPTED".equals(view.get("verdict").stringValue())) {
			throw new IllegalStateException("Expected ACCEPTED, found " + view);
		}
	}

	/** How many slots judge now, as far as the workers' last news tell. */
	public int busySlots() {
		return get("/workers").valueStream()
			.filter((worker) -> worker.get("status").stringValue().equals("WORKING"))
			.mapToInt((worker) -> worker.get("busy_slots").intValue())
			.sum();
	}

	private JsonNode get(String path) {
		return send(HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json"));
	}

	private JsonNode post(String path, Object body) {
		return send(HttpRequest.newBuilder(address.resolve(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
	}

	private JsonNode send(HttpRequest.Builder request) {
		HttpResponse<byte[]> answer = exchange(request.build(), BodyHandlers.ofByteArray());
		JsonNode body = JSON.readTree(answer.body());
		if (answer.statusCode() / 100 != 2) {
			throw new IllegalStateException("Gavel answered %d: %s".formatted(answer.statusCode(), body));
		}
		return body;
	}

	private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
		try {
			return http.send(request, body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
