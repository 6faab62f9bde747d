package dev.gavel.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to one replica of the API. */
final class Client {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final URI address;

	Client(URI address) {
		this.address = address;
	}

	HttpResponse<String> get(String path) throws IOException {
		return send(HttpRequest.newBuilder(address.resolve(path)));
	}

	HttpResponse<String> post(String path, Object body) throws IOException {
		return send(HttpRequest.newBuilder(address.resolve(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	static JsonNode json(HttpResponse<String> answer) {
		if (answer.statusCode() / 100 != 2) {
			throw new IllegalStateException(answer + ": " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

	/**
	 * A question with two tests, for programs that end. They have so much time that they
	 * end also where many others compute.
	 */
	long createQuestion() throws IOException {
		return createQuestion(10_000);
	}

	/**
	 * The same question for programs that do not end: they need not wait long for that.
	 */
	long createHastyQuestion() throws IOException {
		return createQuestion(500);
	}

	private long createQuestion(int timeLimitMs) throws IOException {
		Map<String, Object> metadata = Map.of("function_name", "Findfrequency", "return_type", "int", "variables",
				List.of(Map.of("name", "nums", "type", "List[int]"), Map.of("name", "K", "type", "int")));
		long id = json(post("/add_ques", Map.of("title", "Frequency", "description", "How often is K in nums?", "type",
				"Easy", "time_limit_ms", timeLimitMs, "metadata", metadata)))
			.get("id")
			.asLong();
		createTest(id, 2, "2");
		createTest(id, 3, "1");
		return id;
	}

	private void createTest(long question, int k, String output) throws IOException {
		json(post("/create/testcase/" + question,
				Map.of("input_variables", Map.of("nums", List.of(1, 2, 2, 3), "K", k), "output", output)));
	}

	/** How many reports this replica has refused since its start. */
	double staleReports() throws IOException {
		return get("/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith("gavel_reports_total") && line.contains("outcome=\"stale\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	/** How a worker stands, as people see it. */
	String workerStatus(String id) throws IOException {
		return json(get("/workers")).valueStream()
			.filter((worker) -> worker.get("id").asString().equals(id))
			.map((worker) -> worker.get("status").asString())
			.findFirst()
			.orElse("UNKNOWN");
	}

}
