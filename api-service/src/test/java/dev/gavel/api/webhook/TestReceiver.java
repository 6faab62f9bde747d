package dev.gavel.api.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what is sent to a webhook, and answers as a test wants. */
public final class TestReceiver implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private volatile Answering answering = (exchange) -> exchange.sendResponseHeaders(204, -1);

	public TestReceiver() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		server.setExecutor(threads);
		server.createContext("/", this::take);
		server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			received.add(new Received(body, Map.copyOf(exchange.getRequestHeaders())));
			answering.answer(exchange);
		}
	}

	public String url() {
		return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
	}

	/** Answers like this from now on. */
	public void answer(Answering answering) {
		this.answering = answering;
	}

	/** Answers with a status, and headers as pairs. */
	public void answer(int status, String... headers) {
		answer((exchange) -> {
			for (int i = 0; i < headers.length; i += 2) {
				exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
			}
			exchange.sendResponseHeaders(status, -1);
		});
	}

	public List<Received> received() {
		return List.copyOf(received);
	}

	/** Returns what was received of one event. */
	public List<Received> received(String type) {
		return received.stream().filter((one) -> one.json().get("type").asString().equals(type)).toList();
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}

	/** How a request is answered. */
	@FunctionalInterface
	public interface Answering {

		void answer(HttpExchange exchange) throws IOException;

	}

	/** A request. */
	public record Received(String body, Map<String, List<String>> headers) {

		public JsonNode json() {
			return JsonMapper.shared().readTree(body);
		}

		public String header(String name) {
			return headers.entrySet()
				.stream()
				.filter((header) -> header.getKey().equalsIgnoreCase(name))
				.map((header) -> header.getValue().get(0))
				.findFirst()
				.orElse("");
		}

		public String id() {
			return header("webhook-id");
		}

		/** Whether the public library accepts it. */
		public boolean isSignedWith(String secret) {
			try {
				new Webhook(secret).verify(body, headers);
				return true;
			}
			catch (WebhookVerificationException ex) {
				return false;
			}
		}

	}

}
