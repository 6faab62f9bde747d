package dev.gavel.benchmarks.load;

import dev.gavel.message.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
		long id = post("/add_ques", question).body().get("id").longValue();
		byte[] lines = tests.stream()
			.map(JSON::writeValueAsString)
			.collect(Collectors.joining("\n"))
			.getBytes(StandardCharsets.UTF_8);
		post("/create/testcase/" + id, "application/jsonl", lines);
		return id;
	}

	/**
	 * Submits, and waits for the verdict, which must be that all is right.
	 * @return how large the answer was that told it, in bytes
	 */
	public int judge(long question, String source, String user) {
		return judge(question, source, user, Verdict.ACCEPTED);
	}

	/**
	 * Submits, and waits for the verdict, which must be that one.
	 * @return how large the answer was that told it, in bytes
	 */
	public int judge(long question, String source, String user, Verdict verdict) {
		Answer answer = post("/code/execute/" + question + "?wait=60s", Map.of("code", source, "user", user));
		while (!answer.text("status").equals("DONE")) {
			answer = get("/submissions/" + answer.text("id") + "?wait=60s");
		}
		require(verdict, answer.body());
		return answer.bytes();
	}

	/** Submits, and has the verdict told by the live stream. */
	public void judgeFollowing(long question, String source, String user) {
		HttpRequest stream = HttpRequest.newBuilder(address.resolve("/submissions/" + submit(question, source, user)))
			.header("Accept", "text/event-stream")
			.build();
		try (Stream<String> lines = exchange(stream, BodyHandlers.ofLines()).body()) {
			String verdict = lines.dropWhile((line) -> !line.equals("event:done"))
				.filter((line) -> line.startsWith(STREAMED))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The stream ended without a verdict"));
			require(Verdict.ACCEPTED, JSON.readTree(verdict.substring(STREAMED.length())));
		}
	}

	/**
	 * Submits, and does not wait.
	 * @return the submission's id
	 */
	public String submit(long question, String source, String user) {
		return post("/code/execute/" + question, Map.of("code", source, "user", user)).text("id");
	}

	/** Its judgement ends after the test that runs. */
	public void cancel(String submission) {
		post("/submissions/" + submission + "/cancel", Map.of());
	}

	/** How many submissions for the question have come to that verdict. */
	public long judged(long question, Verdict verdict) {
		return get("/submissions?size=1&exact_total=true&question_id=%d&verdict=%s".formatted(question, verdict)).body()
			.get("total")
			.longValue();
	}

	/** How many submissions for the question have any verdict. */
	public long judged(long question) {
		return get("/submissions?size=1&exact_total=true&status=DONE&question_id=" + question).body()
			.get("total")
			.longValue();
	}

	private static void require(Verdict verdict, JsonNode view) {
		if (!verdict.name().equals(view.get("verdict").stringValue())) {
			throw new IllegalStateException("Expected %s, found %.2000s".formatted(verdict, view));
		}
	}

	/**
	 * How many submissions can be judged at a time, as far as the workers' last news
	 * tell.
	 */
	public int slots() {
		return get("/queue").body().get("slots").intValue();
	}

	/** How many slots judge now, as far as the workers' last news tell. */
	public int busySlots() {
		return get("/workers").body()
			.valueStream()
			.filter((worker) -> worker.get("status").stringValue().equals("WORKING"))
			.mapToInt((worker) -> worker.get("busy_slots").intValue())
			.sum();
	}

	private Answer get(String path) {
		return send(HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json"));
	}

	private Answer post(String path, Object body) {
		return post(path, "application/json", JSON.writeValueAsBytes(body));
	}

	private Answer post(String path, String type, byte[] body) {
		return send(HttpRequest.newBuilder(address.resolve(path))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofByteArray(body)));
	}

	private Answer send(HttpRequest.Builder request) {
		HttpResponse<byte[]> answer = exchange(request.build(), BodyHandlers.ofByteArray());
		if (answer.statusCode() / 100 != 2) {
			throw new IllegalStateException("Gavel answered %d: %s".formatted(answer.statusCode(),
					new String(answer.body(), StandardCharsets.UTF_8)));
		}
		return new Answer(JSON.readTree(answer.body()), answer.body().length);
	}

	private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
		try {
			return http.send(request, body);
		}
		catch (ConnectException ex) {
			throw new UncheckedIOException("Nobody answers at " + address, ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	private record Answer(JsonNode body, int bytes) {

		String text(String field) {
			return body.get(field).stringValue();
		}

	}

}
