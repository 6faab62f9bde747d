package dev.gavel.benchmarks.load;

import dev.gavel.message.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to Gavel over HTTP. Any error ends the benchmark. */
public final class GavelClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final HttpClient http;

	private final URI address;

	/** Names and values, sent with every request. */
	private final List<String> headers;

	public GavelClient(URI address) {
		this(address, HttpClient.newBuilder(), List.of());
	}

	private GavelClient(URI address, HttpClient.Builder http, List<String> headers) {
		this.address = address;
		this.http = http.version(HttpClient.Version.HTTP_1_1).build();
		this.headers = headers;
	}

	/** Returns a client with a session, which sends what browsers and pages send. */
	public GavelClient signIn(String name, String password) {
		HttpClient.Builder browser = HttpClient.newBuilder().cookieHandler(new CookieManager());
		GavelClient page = new GavelClient(address, browser, List.of());
		String token = page.formToken();
		page.send(page.request("/sign-in")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(Map.of("name", name, "password", password, "_csrf", token)
				.entrySet()
				.stream()
				.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
				.collect(Collectors.joining("&")))), 303);
		return new GavelClient(address, browser, List.of("X-XSRF-TOKEN", page.formToken()));
	}

	private String formToken() {
		Matcher token = FORM_TOKEN.matcher(new String(send(request("/sign-in"), 200), StandardCharsets.UTF_8));
		if (!token.find()) {
			throw new IllegalStateException("The page for signing in has no form");
		}
		return token.group(1);
	}

	/** Returns the text of a new API token with these scopes. */
	public String createToken(String... scopes) {
		return post("/tokens", Map.of("name", "bench", "scopes", scopes)).get("token").stringValue();
	}

	public GavelClient withToken(String token) {
		return new GavelClient(address, HttpClient.newBuilder(), List.of("Authorization", "Bearer " + token));
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

	/** Publishes a question for everyone. */
	public void publish(long question) {
		send(request("/ques/" + question + "/state").header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{\"state\": \"published\"}")));
	}

	/**
	 * Submits in the caller's own name, and waits for the verdict, which must be
	 * ACCEPTED.
	 * @return the id of the submission
	 */
	public String judge(long question, String source) {
		return judge(question, Map.of("code", source), Verdict.ACCEPTED);
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
		judge(question, Map.of("code", source, "user", user), expected);
	}

	private String judge(long question, Map<String, Object> program, Verdict expected) {
		JsonNode submission = post("/code/execute/" + question + "?wait=60s", program);
		while (!submission.get("status").stringValue().equals("DONE")) {
			submission = get("/submissions/" + submission.get("id").stringValue() + "?wait=60s");
		}
		if (!expected.name().equals(submission.get("verdict").stringValue())) {
			throw new IllegalStateException("Expected %s, found %.2000s".formatted(expected, submission));
		}
		return submission.get("id").stringValue();
	}

	/**
	 * Sends a batch and waits until each line is judged; the verdict must be ACCEPTED.
	 * @param sent called when all lines are stored
	 */
	public void judgeBatch(String lines, int count, Consumer<JsonNode> sent) {
		JsonNode batch = post("/evaluations/batches", "application/jsonl", lines.getBytes(StandardCharsets.UTF_8));
		sent.accept(batch);
		String path = "/evaluations/batches/" + batch.get("id").stringValue();
		int done = 0;
		while (done < count) {
			byte[] results = send(request(path + "/results?tests=false&follow=true&after=" + done), 200);
			done += (int) new String(results, StandardCharsets.UTF_8).lines().filter((line) -> !line.isEmpty()).count();
		}
		JsonNode outcomes = get(path).get("outcomes");
		if (outcomes.path(Verdict.ACCEPTED.name()).asInt(0) != count) {
			throw new IllegalStateException("Expected %d ACCEPTED, found %s".formatted(count, outcomes));
		}
	}

	/** Follows a submission that has been judged, as its page does, to the end. */
	public void result(String submission) {
		send(request("/submissions/" + submission + "/result").header("Accept", "text/event-stream"), 200);
	}

	/** How many slots are judging, by the workers' last heartbeat. */
	public int busySlots() {
		return get("/workers").valueStream()
			.filter((worker) -> worker.get("status").stringValue().equals("WORKING"))
			.mapToInt((worker) -> worker.get("busy_slots").intValue())
			.sum();
	}

	private JsonNode get(String path) {
		return send(request(path).header("Accept", "application/json"));
	}

	private JsonNode post(String path, Object body) {
		return post(path, "application/json", JSON.writeValueAsBytes(body));
	}

	private JsonNode post(String path, String type, byte[] body) {
		return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
		return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
	}

	private JsonNode send(HttpRequest.Builder request) {
		return JSON.readTree(send(request, 200, 201, 202));
	}

	private byte[] send(HttpRequest.Builder request, int... expected) {
		try {
			HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
			if (IntStream.of(expected).noneMatch((status) -> status == answer.statusCode())) {
				throw new IllegalStateException("Gavel answered %d: %s".formatted(answer.statusCode(),
						new String(answer.body(), StandardCharsets.UTF_8)));
			}
			return answer.body();
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
