package dev.gavel.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of the API as the samples use; it can break down in the middle. */
final class QuestionsApi implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	private final List<String> titles = new ArrayList<>();

	private final Map<String, List<JsonNode>> testCases = new LinkedHashMap<>();

	private int postsLeft = Integer.MAX_VALUE;

	QuestionsApi() throws IOException {
		server.createContext("/", this::answer);
		server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
	}

	void failAfter(int posts) {
		postsLeft = posts;
	}

	Map<String, List<JsonNode>> testCasesByTitle() {
		return testCases;
	}

	/** The id of a new question. */
	long add(String title) {
		titles.add(title);
		testCases.put(title, new ArrayList<>());
		return titles.size();
	}

	private void answer(HttpExchange exchange) throws IOException {
		boolean post = exchange.getRequestMethod().equals("POST");
		boolean fails = post && postsLeft-- <= 0;
		Object answer = fails ? Map.of() : post ? take(exchange) : show(exchange.getRequestURI().getPath());
		byte[] body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private Object take(HttpExchange exchange) {
		JsonNode body = JSON.readTree(exchange.getRequestBody());
		String path = exchange.getRequestURI().getPath();
		if (path.equals("/add_ques")) {
			return Map.of("id", add(body.get("title").asString()));
		}
		testCasesOf(path).add(body);
		return Map.of();
	}

	private Object show(String path) {
		return path.equals("/") ? Map.of("items", titles.stream().map(this::item).toList())
				: Map.of("test_cases", testCasesOf(path));
	}

	private Map<String, Object> item(String title) {
		return Map.of("title", title, "id", titles.indexOf(title) + 1);
	}

	private List<JsonNode> testCasesOf(String path) {
		int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
		return testCases.get(titles.get(id - 1));
	}

	@Override
	public void close() {
		server.stop(0);
	}

}
