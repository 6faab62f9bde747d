package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses Gavel by HTTP. */
final class GavelClient {

	static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final String address;

	GavelClient(String address) {
		this.address = address;
	}

	JsonNode get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	/** As a browser or a follower of events gets it, to its end. */
	String text(String path, String accept) {
		return answer(HttpRequest.newBuilder(uri(path)).header("Accept", accept).build()).body();
	}

	/** Empty when it is refused for now, or needs no doing any more. */
	Optional<JsonNode> offer(String path, Object body) {
		HttpResponse<String> answer = answer(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
			.build());
		assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202, 409, 503);
		return (answer.statusCode() < 300) ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
	}

	/** Why it is refused; empty when it is not. */
	Optional<JsonNode> refusal(String path, String json) {
		HttpResponse<String> answer = answer(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build());
		return (answer.statusCode() < 300) ? Optional.empty() : Optional.of(JSON.readTree(answer.body()));
	}

	JsonNode post(String path, Object body, String... headers) {
		String json = (body instanceof String text) ? text : JSON.writeValueAsString(body);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json));
		return send(((headers.length == 0) ? request : request.headers(headers)).build());
	}

	/** Sends a text with one JSON object on each line. */
	JsonNode postLines(String path, String lines) {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/jsonl")
			.POST(BodyPublishers.ofString(lines))
			.build());
	}

	/** Does the same with an Idempotency-Key; empty while that is in use. */
	Optional<JsonNode> offerLines(String path, String lines, String key) {
		HttpResponse<String> answer = answer(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/jsonl")
			.header("Idempotency-Key", key)
			.POST(BodyPublishers.ofString(lines))
			.build());
		assertThat(answer.statusCode()).as(answer.body()).isIn(202, 409);
		return (answer.statusCode() == 202) ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
	}

	/** Sends a form with files, by their names. */
	HttpResponse<String> postFiles(String path, Map<String, Path> files) throws IOException {
		String boundary = "-----between";
		List<BodyPublisher> parts = new ArrayList<>();
		for (Map.Entry<String, Path> file : files.entrySet()) {
			parts.add(BodyPublishers
				.ofString("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
					.formatted(boundary, file.getKey(), file.getValue().getFileName())));
			parts.add(BodyPublishers.ofFile(file.getValue()));
			parts.add(BodyPublishers.ofString("\r\n"));
		}
		parts.add(BodyPublishers.ofString("--%s--\r\n".formatted(boundary)));
		return answer(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)))
			.build());
	}

	/** Sends what a browser's form sends, and returns the status. */
	int postForm(String path, String fields) {
		return answer(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(fields))
			.build()).statusCode();
	}

	JsonNode put(String path, String json) {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(json))
			.build());
	}

	private URI uri(String path) {
		return URI.create(address + path);
	}

	private JsonNode send(HttpRequest request) {
		HttpResponse<String> answer = answer(request);
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
		return JSON.readTree(answer.body());
	}

	private HttpResponse<String> answer(HttpRequest request) {
		try {
			return http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
