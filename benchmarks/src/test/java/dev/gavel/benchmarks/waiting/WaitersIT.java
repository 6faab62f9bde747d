package dev.gavel.benchmarks.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitersIT {

	private static final String QUEUED = """
			{"status": "QUEUED", "finished_at": null}""";

	private static final String DONE = """
			{"status": "DONE", "finished_at": "%s"}""".formatted(Instant.now().minus(Duration.ofHours(1)));

	private final AtomicInteger asked = new AtomicInteger();

	private HttpServer server;

	private Waiters waiters;

	@BeforeEach
	void start() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		waiters = new Waiters(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
		server.start();
	}

	@AfterEach
	void stop() {
		waiters.close();
		server.stop(0);
	}

	@Test
	void askAgainUntilItIsJudged() {
		server.createContext("/submissions/1",
				(exchange) -> answer(exchange, (asked.incrementAndGet() < 3) ? QUEUED : DONE));
		assertThat(waiters.ask("1").join()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
		assertThat(asked).hasValue(3);
	}

	@Test
	void readTheLiveStreamUntilItIsJudged() {
		server.createContext("/submissions/1", (exchange) -> answer(exchange,
				"event:status\ndata:%s\n\nevent:done\ndata:%s\n\n".formatted(QUEUED, DONE)));
		assertThat(waiters.follow("1").join()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
	}

	@Test
	void failWhenTheLiveStreamEndsBefore() {
		server.createContext("/submissions/1", (exchange) -> answer(exchange, "event:status\ndata:" + QUEUED + "\n\n"));
		assertThatThrownBy(() -> waiters.follow("1").join()).hasMessageContaining("The live stream ended too early");
	}

	private static void answer(HttpExchange exchange, String body) throws IOException {
		try (exchange) {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

}
