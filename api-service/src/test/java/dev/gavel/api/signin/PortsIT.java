package dev.gavel.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Replica;
import dev.gavel.api.worker.InternalConnector;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** Sends requests to each port, as attackers, workers, monitors and proxies do. */
@ApiTest
@TestPropertySource(properties = "gavel.access.mode=accounts")
class PortsIT {

	private static final String SUITE = "/internal/suites/0123";

	private static final String WORKER = "Authorization: Bearer " + ApiTest.WORKER_TOKEN;

	private static final String AUTUMN = "a-secret-of-this-autumn";

	/** As it is run behind a proxy. */
	private static Replica behindProxy;

	@Autowired
	private ApiClient api;

	@Autowired
	private InternalConnector internal;

	@Autowired
	private Environment environment;

	@BeforeAll
	static void start(@Autowired Environment environment) {
		behindProxy = Replica.of(environment, "management.server.port=0", "gavel.allowed-hosts=gavel.example",
				"gavel.allowed-origins=https://app.example", "server.tomcat.remoteip.internal-proxies=127.0.0.1/32",
				"gavel.worker-token=", "gavel.worker-tokens=spring=" + ApiTest.WORKER_TOKEN + ",autumn=" + AUTUMN);
	}

	@AfterAll
	static void stop() {
		behindProxy.close();
	}

	private int port() {
		return environment.getRequiredProperty("local.server.port", Integer.class);
	}

	private static int port(String name) {
		return behindProxy.environment().getRequiredProperty("local." + name + ".port", Integer.class);
	}

	/** Returns the whole answer, with any path and any Host. */
	private static String send(int port, String request, String... headers) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			String all = request + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers)
					+ (List.of(headers).stream().anyMatch((one) -> one.startsWith("Host:")) ? ""
							: (headers.length > 0 ? "\r\n" : "") + "Host: localhost")
					+ "\r\n\r\n";
			socket.getOutputStream().write(all.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void letsPagesOfAllowedOriginsUseItWithoutASession() {
		String origin = "Origin: https://app.example";
		String[] asks = { "Access-Control-Request-Method: POST",
				"Access-Control-Request-Headers: authorization, content-type, idempotency-key, x-api-key, x-auth-token" };
		int port = port("server");
		assertThat(send(port, "OPTIONS /evaluations", origin, asks[0], asks[1])).startsWith("HTTP/1.1 200")
			.contains("Access-Control-Allow-Origin: https://app.example\r\n", "Access-Control-Max-Age: 3600")
			.contains(
					"Access-Control-Allow-Headers: authorization, content-type, idempotency-key, x-api-key, x-auth-token\r\n")
			.doesNotContain("Allow-Credentials");
		assertThat(send(port, "OPTIONS /evaluations", "Origin: https://app.example.com", asks[0], asks[1]))
			.doesNotContain("Access-Control-Allow");
		String post = "POST /evaluations";
		String crossSite = "Sec-Fetch-Site: cross-site";
		assertThat(send(port, post, origin, crossSite, "Content-Length: 0")).startsWith("HTTP/1.1 401")
			.contains("Access-Control-Allow-Origin: https://app.example\r\n")
			.contains("Access-Control-Expose-Headers: Location, Retry-After, Idempotent-Replayed");
		assertThat(send(port, post, origin, crossSite, "Content-Length: 0", "Cookie: GAVEL_SESSION=x"))
			.startsWith("HTTP/1.1 403")
			.contains("/problems/cross-site");
		assertThat(send(port, "GET /", "Origin: https://evil.example", crossSite)).startsWith("HTTP/1.1 200")
			.doesNotContain("Access-Control-Allow");
		assertThat(send(port(), "OPTIONS /evaluations", origin, asks[0], asks[1])).startsWith("HTTP/1.1 403");
		assertThat(send(port(), "GET /", origin)).startsWith("HTTP/1.1 200")
			.doesNotContain("Access-Control", "Vary: Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { SUITE, "/%69nternal/suites/0123", "/internal", "/internal/", "/internal/suites/%30123" })
	void showsNothingOfWorkersAtThePortForPeople(String path) {
		for (String forged : List.of("X-Forwarded-Port: " + internal.port(), "Host: localhost:" + internal.port(),
				"X-Forwarded-Host: localhost:" + internal.port(), "Forwarded: for=127.0.0.1")) {
			assertThat(send(port(), "GET " + path, WORKER, forged)).startsWith("HTTP/1.1 404")
				.contains("/problems/not-found");
		}
		assertThat(send(port("server"), "GET " + path, WORKER, "X-Forwarded-Port: " + internal.port()))
			.startsWith("HTTP/1.1 404");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/workers", "/actuator/health", "/tokens", "/v3/api-docs", "/css/gavel.css",
			"/internalx" })
	void showsNothingElseAtThePortForWorkers(String path) {
		assertThat(send(internal.port(), "GET " + path, WORKER)).startsWith("HTTP/1.1 404");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept: */*", "Authorization: Bearer x", "Authorization: Bearer ",
			"Authorization: Basic x", "Authorization: " + ApiTest.WORKER_TOKEN, WORKER + "x" })
	void asksWorkersForTheirToken(String header) {
		String refused = send(internal.port(), "GET " + SUITE, header);
		assertThat(refused).startsWith("HTTP/1.1 401")
			.contains("WWW-Authenticate: Bearer\r\n", "This path is for workers");
		assertThat(send(internal.port(), "GET " + SUITE, WORKER)).startsWith("HTTP/1.1 404").contains("no suite 0123");
	}

	@Test
	void takesEachOfItsWorkerTokens() {
		for (String secret : List.of(ApiTest.WORKER_TOKEN, AUTUMN)) {
			Answer answer = behindProxy.client().get(SUITE, "Authorization", "Bearer " + secret);
			assertThat(answer.body()).contains("There is no suite 0123");
		}
		assertThat(api.get(SUITE, "Authorization", "Bearer " + AUTUMN).status()).isEqualTo(401);
		assertThat(send(port("management"), "GET /actuator/prometheus")).contains(
				"gavel_worker_requests_total{token=\"spring\"} ", "gavel_worker_requests_total{token=\"autumn\"} ");
	}

	@Test
	void checksTheHostWhereBrowsersComeIn() {
		String forged = "Host: evil.example";
		assertThat(send(port("server"), "GET /", forged)).startsWith("HTTP/1.1 403")
			.contains("/problems/unknown-host", "Content-Security-Policy: ");
		assertThat(send(port("server"), "GET /", "Host: gavel.example", "X-Forwarded-Host: evil.example"))
			.startsWith("HTTP/1.1 200")
			.doesNotContain("evil.example");
		assertThat(send(port("management"), "GET /actuator/info", forged)).startsWith("HTTP/1.1 200");
		assertThat(send(behindProxy.bean(InternalConnector.class).port(), "GET " + SUITE, WORKER, forged))
			.contains("no suite 0123");
	}

	@Test
	void hasTheActuatorAtAPortOfItsOwn() {
		assertThat(send(port("management"), "GET /actuator/health/liveness")).startsWith("HTTP/1.1 200");
		assertThat(send(port("management"), "GET /workers")).startsWith("HTTP/1.1 404");
		assertThat(send(port("server"), "GET /actuator/health")).startsWith("HTTP/1.1 404");
		assertThat(send(port("server"), "GET /actuator/prometheus")).startsWith("HTTP/1.1 401");
	}

	@Test
	void showsTheActuatorToOperatorsWhereItHasNoPortOfItsOwn() {
		assertThat(send(port(), "GET /actuator/health/liveness")).startsWith("HTTP/1.1 200");
		assertThat(send(port(), "GET /actuator/prometheus")).startsWith("HTTP/1.1 401");
		assertThat(send(port(), "GET /actuator")).startsWith("HTTP/1.1 401");
	}

	@Test
	void believesItsProxiesOnly() {
		String[] forwarded = { "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.7" };
		assertThat(send(port("server"), "GET /", forwarded)).contains("Strict-Transport-Security: ");
		assertThat(send(port("server"), "GET /sign-in", forwarded))
			.containsPattern("Set-Cookie: GAVEL_FORM=[^\\r]*; Secure");
		assertThat(send(port(), "GET /", forwarded)).doesNotContain("Strict-Transport-Security");
		assertThat(send(port(), "GET /sign-in", forwarded)).contains("Set-Cookie: GAVEL_FORM=")
			.doesNotContain("; Secure");
	}

}
