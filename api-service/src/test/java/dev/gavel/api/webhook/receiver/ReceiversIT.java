package dev.gavel.api.webhook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.webhook.TestReceiver;
import dev.gavel.api.webhook.receiver.Answer.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls receivers on loopback, friendly and hostile ones. */
class ReceiversIT {

	private static final String[] LOOPBACK = { "127.0.0.0/8" };

	private final TestReceiver receiver = new TestReceiver();

	private final Names names = new Names();

	private final Receivers receivers = receivers(LOOPBACK);

	@AfterEach
	void close() throws IOException {
		receivers.close();
		receiver.close();
	}

	/** Says what a test wants, and counts how often it is asked. */
	private static final class Names implements DnsResolver {

		private final List<String> answers = new ArrayList<>();

		private int asked;

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			if (!host.endsWith(".test")) {
				return InetAddress.getAllByName(host);
			}
			String answer = answers.get(Math.min(asked++, answers.size() - 1));
			return new InetAddress[] { InetAddress.getByAddress(host, InetAddress.getByName(answer).getAddress()) };
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

	private Receivers receivers(String... networks) {
		WebhooksProperties properties = AllowedAddressesTests.properties(true, networks);
		return new Receivers(new CheckedResolver(new AllowedAddresses(properties), names, Duration.ofSeconds(5)),
				properties, Clock.systemUTC());
	}

	private Answer post(String url) {
		return receivers.post(URI.create(url), Map.of("webhook-id", "1"), "{}".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void postsJson() {
		Answer answer = post(receiver.url());
		assertThat(answer.isSuccess()).isTrue();
		assertThat(answer.status()).isEqualTo(204);
		assertThat(receiver.received()).singleElement().satisfies((received) -> {
			assertThat(received.body()).isEqualTo("{}");
			assertThat(received.header("Content-Type")).startsWith("application/json");
			assertThat(received.header("User-Agent")).isEqualTo("Gavel");
			assertThat(received.id()).isEqualTo("1");
		});
	}

	@Test
	void callsTheAddressThatWasChecked() {
		names.answers.addAll(List.of("127.0.0.1", "10.0.0.1"));
		String url = receiver.url().replace("127.0.0.1", "rebinding.test");
		assertThat(post(url).status()).isEqualTo(204);
		assertThat(names.asked).isEqualTo(1);
		assertThat(receiver.received()).hasSize(1);
	}

	@Test
	void checksTheAddressOfEachConnection() {
		names.answers.addAll(List.of("127.0.0.1", "10.0.0.1"));
		String url = receiver.url().replace("127.0.0.1", "rebinding.test");
		receiver.answer(204, "Connection", "close");
		assertThat(post(url).status()).isEqualTo(204);
		assertThat(post(url).failure()).isEqualTo(Failure.ADDRESS_REFUSED);
		assertThat(receiver.received()).hasSize(1);
	}

	@Test
	void callsNoPrivateAddress() throws IOException {
		names.answers.add("127.0.0.1");
		String port = receiver.url().replaceFirst(".*:(\\d+)/.*", "$1");
		try (Receivers strict = receivers()) {
			for (String host : List.of("inside.test", "127.0.0.1", "localhost", "2130706433", "127.1",
					"[::ffff:127.0.0.1]", "[::1]", "0.0.0.0")) {
				Answer answer = strict.post(URI.create("http://%s:%s/".formatted(host, port)), Map.of(), new byte[0]);
				assertThat(answer.failure()).as(host).isEqualTo(Failure.ADDRESS_REFUSED);
			}
		}
		assertThat(receiver.received()).isEmpty();
	}

	@Test
	void followsNoRedirect() {
		for (int status : List.of(301, 302, 303, 307, 308)) {
			receiver.answer(status, "Location", receiver.url() + "/elsewhere");
			assertThat(post(receiver.url()).status()).isEqualTo(status);
		}
		assertThat(receiver.received()).hasSize(5);
	}

	@Test
	void waitsAsLongAsReceiversWant() {
		receiver.answer(503, "Retry-After", "120");
		Answer answer = post(receiver.url());
		assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
		assertThat(answer.isUnavailable()).isTrue();
		receiver.answer(400, "Retry-After",
				DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC)));
		assertThat(post(receiver.url()).retryAfter()).isBetween(Duration.ofSeconds(540), Duration.ofSeconds(600));
		receiver.answer(400, "Retry-After", "soon");
		answer = post(receiver.url());
		assertThat(answer.retryAfter()).isNull();
		assertThat(answer.isUnavailable()).isFalse();
		receiver.answer(410);
		assertThat(post(receiver.url()).isGone()).isTrue();
	}

	@Test
	void saysWhyThereIsNoResponse() throws IOException {
		assertThat(post("http://nowhere.invalid/").failure()).isEqualTo(Failure.UNKNOWN_HOST);
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		assertThat(post("http://127.0.0.1:%d/".formatted(free)).failure()).isEqualTo(Failure.CONNECTION_FAILED);
		assertThat(answered("https", (out) -> out.write("no TLS\r\n".repeat(10).getBytes(StandardCharsets.UTF_8)))
			.failure()).isEqualTo(Failure.TLS_FAILED);
		assertThat(answeredWith("SSH-2.0-OpenSSH\r\n").failure()).isEqualTo(Failure.NO_RESPONSE);
	}

	@Test
	void endsWhateverTheReceiverSends() throws IOException {
		String ok = "HTTP/1.1 200 OK\r\n";
		assertThat(dripping("").failure()).isEqualTo(Failure.TIMED_OUT);
		assertThat(dripping(ok).failure()).isEqualTo(Failure.TIMED_OUT);
		assertThat(dripping(ok + "Content-Length: 1000\r\n\r\n").failure()).isEqualTo(Failure.TIMED_OUT);
		assertThat(answeredWith(ok + "X: %s\r\n\r\n".formatted("x".repeat(100_000))).failure())
			.isEqualTo(Failure.NO_RESPONSE);
		assertThat(answeredWith(ok + "X: x\r\n".repeat(1000) + "\r\n").failure()).isEqualTo(Failure.NO_RESPONSE);
		assertThat(answeredWith(ok + "Content-Length: 10000000\r\n\r\n" + "x".repeat(200_000)).status()).isEqualTo(200);
	}

	@Test
	void givesBackEachConnection() {
		byte[] large = new byte[1_000_000];
		receiver.answer((exchange) -> {
			exchange.sendResponseHeaders(200, large.length);
			exchange.getResponseBody().write(large);
		});
		for (int i = 0; i < 30; i++) {
			assertThat(post(receiver.url()).status()).isEqualTo(200);
		}
	}

	/** Answers with a byte now and then, for longer than anybody waits. */
	private Answer dripping(String beginning) throws IOException {
		Answer answer = answered("http", (out) -> {
			out.write(beginning.getBytes(StandardCharsets.UTF_8));
			while (!Thread.interrupted()) {
				out.write('x');
				out.flush();
				java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
			}
		});
		assertThat(answer.took()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
		return answer;
	}

	private Answer answeredWith(String text) throws IOException {
		return answered("http", (out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	private Answer answered(String scheme, Writing writing) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			CompletableFuture.runAsync(() -> {
				try (Socket socket = server.accept()) {
					socket.getInputStream().read();
					writing.to(socket.getOutputStream());
					socket.getOutputStream().flush();
					socket.shutdownOutput();
					socket.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					// The other side has gone.
				}
			});
			return post("%s://127.0.0.1:%d/".formatted(scheme, server.getLocalPort()));
		}
	}

	/** What a hostile receiver sends. */
	private interface Writing {

		void to(OutputStream out) throws IOException;

	}

}
