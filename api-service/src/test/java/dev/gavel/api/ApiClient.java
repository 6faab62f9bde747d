package dev.gavel.api;

import dev.gavel.api.worker.InternalConnector;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service as curl does. */
@TestComponent
@Lazy
public class ApiClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Environment environment;

	private final InternalConnector internal;

	/** Sent with each request. */
	private final List<String> credentials;

	@Autowired
	ApiClient(Environment environment, InternalConnector internal) {
		this(environment, internal, List.of());
	}

	private ApiClient(Environment environment, InternalConnector internal, List<String> credentials) {
		this.environment = environment;
		this.internal = internal;
		this.credentials = credentials;
	}

	/** Returns a client that sends an API token. */
	public ApiClient withToken(String token) {
		return with("Authorization", "Bearer " + token);
	}

	/** Returns a client that sends these headers with each request. */
	public ApiClient with(String... headers) {
		return new ApiClient(environment, internal, List.of(headers));
	}

	/** Returns a client that has signed in, and sends what a browser's scripts send. */
	public ApiClient signedIn(String name, String password) {
		Browser browser = browser();
		Answer answer = browser.signIn(name, password);
		if (answer.status() != 303) {
			throw new IllegalStateException("%s cannot sign in: %s".formatted(name, answer.body()));
		}
		String token = browser.formToken("/account");
		return with("Cookie", browser.cookies(), "X-XSRF-TOKEN", token);
	}

	/** Returns a browser that nobody has used before. */
	public Browser browser() {
		return new Browser("http://localhost:" + environment.getRequiredProperty("local.server.port"));
	}

	public Answer get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	/** Returns the bytes of an answer. */
	public byte[] download(String path) {
		return send(request(path).GET().build(), BodyHandlers.ofByteArray()).body();
	}

	public Answer page(String path) {
		return get(path, "Accept", "text/html");
	}

	/** A stream of events that has begun. */
	public InputStream follow(String path) {
		HttpRequest request = request(path, "Accept", "text/event-stream").build();
		return send(request, BodyHandlers.ofInputStream()).body();
	}

	public Answer post(String path, String contentType, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
	}

	/** Posts a form as a browser does, and accepts a page. */
	public Answer postForm(String path, Map<String, String> fields) {
		return post(path, "application/x-www-form-urlencoded", Browser.encoded(fields), "Accept", "text/html");
	}

	/** Posts the fields of a form as they are, and accepts a page. */
	public Answer form(String path, String fields) {
		return post(path, "application/x-www-form-urlencoded", fields, "Accept", "text/html");
	}

	public Answer post(String path, String contentType, byte[] body) {
		return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
	}

	public Answer put(String path, String contentType, byte[] body) {
		return send(request(path).header("Content-Type", contentType).PUT(BodyPublishers.ofByteArray(body)));
	}

	/** Does not say how long the body is. */
	public Answer postStream(String path, InputStream body) {
		return send(request(path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofInputStream(() -> body)));
	}

	public Answer post(String path, String json) {
		return post(path, "application/json", json);
	}

	public Answer put(String path, String json, String... headers) {
		return send(
				request(path, headers).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
	}

	/** Without a body. */
	public Answer send(String method, String path, String... headers) {
		return send(request(path, headers).method(method, BodyPublishers.noBody()));
	}

	public Answer delete(String path, String... headers) {
		return send(request(path, headers).DELETE());
	}

	/** The question of the seed document, with its test case. */
	public long addQuestion() {
		long id = post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		post("/create/testcase/" + id, Examples.TEST_CASE);
		return id;
	}

	public Answer submit(long questionId, String code) {
		return post("/code/execute/" + questionId,
				JSON.writeValueAsString(JSON.createObjectNode().put("code", code).put("language", "python3")));
	}

	/** The id of a submission that is right. */
	public UUID submit(long questionId) {
		return UUID.fromString(submit(questionId, Examples.SOLUTION).json().get("id").stringValue());
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port(path) + path));
		Stream.of(credentials, List.of(headers))
			.filter((some) -> !some.isEmpty())
			.forEach((some) -> request.headers(some.toArray(String[]::new)));
		return request;
	}

	/** Goes where workers go, if the path is theirs. */
	private int port(String path) {
		return path.startsWith("/internal/") ? internal.port()
				: environment.getRequiredProperty("local.server.port", Integer.class);
	}

	private Answer send(HttpRequest.Builder request) {
		return new Answer(send(request.build(), BodyHandlers.ofString()));
	}

	private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
		try {
			return http.send(request, body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What came back. */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return response.statusCode();
		}

		public String body() {
			return response.body();
		}

		public JsonNode json() {
			return JSON.readTree(response.body());
		}

		public String header(String name) {
			return response.headers().firstValue(name).orElse("");
		}

	}

}
