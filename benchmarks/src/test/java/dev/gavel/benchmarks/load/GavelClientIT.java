package dev.gavel.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gavel.message.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that a healthy Gavel does not give. */
class GavelClientIT {

	private static final String QUEUED = """
			{"id": "1", "status": "QUEUED", "verdict": null}""";

	private static final String WRONG = """
			{"id": "1", "status": "DONE", "verdict": "WRONG_ANSWER"}""";

	private HttpServer server;

	private GavelClient gavel;

	@BeforeEach
	void start() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		gavel = new GavelClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
		server.createContext("/submissions/1", (exchange) -> answer(exchange, 200, WRONG));
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	@Test
	void waitsForTheVerdictThatItIsToldToExpect() {
		server.createContext("/code/execute/7", (exchange) -> answer(exchange, 202, QUEUED));
		assertThatNoException().isThrownBy(() -> gavel.judge(7, "pass", "ann", Verdict.WRONG_ANSWER));
	}

	@Test
	void failsWithAnyOtherVerdict() {
		server.createContext("/code/execute/7", (exchange) -> answer(exchange, 202, QUEUED));
		assertThatIllegalStateException().isThrownBy(() -> gavel.judge(7, "pass", "ann"))
			.withMessageContaining("Expected ACCEPTED, found")
			.withMessageContaining("WRONG_ANSWER");
	}

	@Test
	void endsAllClientsWithTheFirstThatFails() {
		server.createContext("/code/execute/7", (exchange) -> answer(exchange, 200, WRONG));
		try (Clients clients = Clients.start(2, (name) -> gavel.judge(7, "pass", name))) {
			assertThatIllegalStateException().isThrownBy(() -> clients.goOn(Duration.ofMinutes(1)))
				.withMessageStartingWith("A client failed: Expected ACCEPTED, found");
		}
	}

	@Test
	void letsEachClientDoOneExchange() {
		Set<String> names = ConcurrentHashMap.newKeySet();
		assertThat(Clients.once(3, names::add).count()).isEqualTo(3);
		assertThat(names).containsExactlyInAnyOrder("client-0", "client-1", "client-2");
		assertThatIllegalStateException().isThrownBy(() -> Clients.once(2, (name) -> {
			throw new IllegalStateException("no");
		})).withMessage("A client failed: no");
	}

	@Test
	void failsWhenASubmissionIsNotTaken() {
		server.createContext("/code/execute/7", (exchange) -> answer(exchange, 503, "too many wait"));
		assertThatIllegalStateException().isThrownBy(() -> gavel.judge(7, "pass", "ann"))
			.withMessage("Gavel answered 503: too many wait");
	}

	@Test
	void saysWhereNobodyAnswers() {
		server.stop(0);
		assertThatThrownBy(() -> gavel.busySlots()).hasMessageStartingWith("Nobody answers at http://127.0.0.1:");
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

}
