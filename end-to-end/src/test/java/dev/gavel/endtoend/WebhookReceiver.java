package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Takes the messages of a webhook, drops repeated ones and refuses forged ones. */
final class WebhookReceiver implements AutoCloseable {

	private final int port = GavelProcess.freePort();

	private final Map<String, JsonNode> byId = new ConcurrentHashMap<>();

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger forged = new AtomicInteger();

	private HttpServer server;

	private Webhook secret;

	/** Where it listens once it is up. */
	String url() {
		return "http://127.0.0.1:%d/".formatted(port);
	}

	/** Listens from now on. */
	void start(String secret) {
		this.secret = new Webhook(secret);
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.setExecutor(Executors.newFixedThreadPool(4));
		server.createContext("/", this::take);
		server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			requests.incrementAndGet();
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			secret.verify(body, exchange.getRequestHeaders());
			byId.put(exchange.getRequestHeaders().getFirst("webhook-id"), GavelClient.JSON.readTree(body));
			exchange.sendResponseHeaders(204, -1);
		}
		catch (WebhookVerificationException ex) {
			forged.incrementAndGet();
		}
	}

	/** Returns what was received of a batch, each message once. */
	Stream<JsonNode> received(String type, JsonNode batch) {
		assertThat(forged).hasValue(0);
		return byId.values()
			.stream()
			.filter((message) -> message.get("type").asString().equals(type))
			.filter((message) -> message.at("/data/batch_id").equals(batch));
	}

	/** Returns how many messages came, repeated ones included. */
	int requests() {
		return requests.get();
	}

	@Override
	public void close() {
		if (server != null) {
			server.stop(0);
		}
	}

}
