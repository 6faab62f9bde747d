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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to Gavel over HTTP. Any error ends the benchmark. */
public final class GavelClient {

	private static final JsonMapper JSON = JsonMapper.shared();

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
		byte[] lines = tests.stream()
			.map(JSON::writeValueAsString)
			.collect(Collectors.joining("\n"))
			.getBytes(StandardCharsets.UTF_8);
		post("/create/testcase/" + id, "application/jsonl", lines);
		return id;
	}

	/** Submits and waits for the verdict, which must be ACCEPTED. */
	public void judge(long question, String source, String user) {
		judge(question, source, user, Verdict.ACCEPTED);
	}

	/**
	 * Submits and waits for the verdict.
	 * @throws IllegalStateException if it is not the expected one
	 */
	public void judge(long question, String source, String user, Verdict expected) {
		JsonNode submission = post("/code/execute/" + question + "?wait=60s", Map.of("code", source, "user", user));
		while (!submission.get("status").stringValue().equals("DONE")) {
			submission = get("/submissions/" + submission.get("id").stringValue() + "?wait=60s");
		}
		if (!expected.name().equals(submission.get("verdict").stringValue())) {
			throw new IllegalStateException("Expected %s, found %.2000s".formatted(expected, submission));
		}
	}

	/** How many slots are judging, by the workers' last heartbeat. */
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
		return post(path, "application/json", JSON.writeValueAsBytes(body));
	}

	private JsonNode post(String path, String type, byte[] body) {
		return send(HttpRequest.newBuilder(address.resolve(path))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofByteArray(body)));
	}

	private JsonNode send(HttpRequest.Builder request) {
		try {
			HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
			if (answer.statusCode() / 100 != 2) {
				throw new IllegalStateException("Gavel answered %d: %s".formatted(answer.statusCode(),
						new String(answer.body(), StandardCharsets.UTF_8)));
			}
			return JSON.readTree(answer.body());
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

}
