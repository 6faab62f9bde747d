package dev.gavel.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds sample questions through the API, as any client would. */
final class SampleQuestions {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI api;

	SampleQuestions(URI api) {
		this.api = api;
	}

	/**
	 * Adds what is missing, also after an interrupted load, as long as there are only
	 * samples.
	 * @return how many questions were added or completed
	 */
	int completeUnlessThereAreOthers() {
		List<JsonNode> samples = readAll();
		Map<String, Long> ids = idsByTitle();
		if (!samples.stream().map(SampleQuestions::title).collect(Collectors.toSet()).containsAll(ids.keySet())) {
			return 0;
		}
		return (int) samples.stream().filter((sample) -> complete(sample, ids.get(title(sample)))).count();
	}

	/** Reads one page of questions, which has room for all samples. */
	private Map<String, Long> idsByTitle() {
		return get("/?size=100").get("items")
			.valueStream()
			.collect(Collectors.toMap((question) -> question.get("title").asString(),
					(question) -> question.get("id").asLong(), Math::min));
	}

	private static String title(JsonNode sample) {
		return sample.at("/question/title").asString();
	}

	/**
	 * Each {@code {"question": {..}, "test_cases": [..], "reference_solution": ".."}}, in
	 * the order of their files.
	 */
	static List<JsonNode> readAll() {
		try {
			Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:samples/*.json");
			return Arrays.stream(files)
				.sorted(Comparator.comparing(Resource::getFilename))
				.map(SampleQuestions::read)
				.toList();
		}
		catch (IOException ex) {
			throw new StartFailure("Cannot read the sample questions: " + ex.getMessage(), ex);
		}
	}

	private static JsonNode read(Resource file) {
		try (var input = file.getInputStream()) {
			return JSON.readTree(input);
		}
		catch (IOException ex) {
			throw new StartFailure("Cannot read the sample question " + file + ": " + ex.getMessage(), ex);
		}
	}

	/** Test cases are added in their order, so those at the end are missing. */
	private boolean complete(JsonNode sample, @Nullable Long existing) {
		long id = (existing != null) ? existing : post("/add_ques", sample.get("question")).get("id").asLong();
		int present = (existing != null) ? get("/ques/" + id).get("test_cases").size() : 0;
		JsonNode wanted = sample.get("test_cases");
		wanted.valueStream().skip(present).forEach((testCase) -> post("/create/testcase/" + id, testCase));
		return present < wanted.size();
	}

	private JsonNode get(String path) {
		return send(HttpRequest.newBuilder(api.resolve(path)).build());
	}

	private JsonNode post(String path, JsonNode body) {
		return send(HttpRequest.newBuilder(api.resolve(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body.toString()))
			.build());
	}

	private JsonNode send(HttpRequest request) {
		try {
			HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new StartFailure("The API answered %d to %s %s of the sample questions: %s"
					.formatted(answer.statusCode(), request.method(), request.uri().getPath(), answer.body()));
			}
			return JSON.readTree(answer.body());
		}
		catch (IOException ex) {
			throw new StartFailure("The API does not take the sample questions: " + ex, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StartFailure("Interrupted while the sample questions were loaded", ex);
		}
	}

}
