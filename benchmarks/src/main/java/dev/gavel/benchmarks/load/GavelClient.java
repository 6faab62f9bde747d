package dev.gavel.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to Gavel as any program would. Any other answer than a good one ends a
 * benchmark.
 */
public final class GavelClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI address;

	public GavelClient(URI address) {
		this.address = address;
	}

	/**
	 * A question with one test, which the result 0 passes.
	 * @return its id
	 */
	public long addQuestion() {
		long id = post("/add_ques",
				Map.of("title", "Nothing", "description", "Return 0.", "type", "Easy", "metadata",
						Map.of("function_name", "nothing", "return_type", "int", "variables", Map.of("x", "int"))))
			.get("id")
			.longValue();
		post("/create/testcase/" + id, Map.of("input_variables", Map.of("x", 0), "output", "0"));
		return id;
	}

	/** Submits, and waits for the verdict, which must be that all is right. */
	public void judge(long question, String source, String user) {
		JsonNode view = post("/code/execute/" + question + "?wait=60s", Map.of("code", source, "user", user));
		while (!view.get("status").stringValue().equals("DONE")) {
			view = get("/submissions/" + view.get("id").stringValue() + "?wait=60s");
		}
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
		try {
			HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
			JsonNode body = JSON.readTree(answer.body());
			if (answer.statusCode() / 100 != 2) {
				throw new IllegalStateException("Gavel answered %d: %s".formatted(answer.statusCode(), body));
			}
			return body;
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
