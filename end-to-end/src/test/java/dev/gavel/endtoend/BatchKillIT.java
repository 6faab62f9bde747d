package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A batch that is sent to a Gavel which is killed meanwhile, and again to the next one.
 * Both tell a receiver of its lines, which is down until the end.
 */
class BatchKillIT {

	private static final int LINES = 150;

	private static final String LINES_OF_JSON = "application/jsonl";

	@TempDir
	Path data;

	@Test
	void everyLineHasOneResultAndIsTold() throws Exception {
		try (WebhookReceiver receiver = new WebhookReceiver()) {
			everyLineHasOneResult(receiver);
		}
	}

	private void everyLineHasOneResult(WebhookReceiver receiver) throws Exception {
		JsonNode webhook;
		String lines = IntStream.range(0, LINES).mapToObj(BatchKillIT::line).collect(Collectors.joining("\n"));
		int port = GavelProcess.freePort();
		try (GavelProcess first = start(port)) {
			webhook = first.client()
				.post("/webhooks", Map.of("url", receiver.url(), "events", List.of("evaluation.ended", "batch.ended")));
			JsonNode sent = first.client().postLines("/evaluations/batches?name=killed", lines);
			String path = "/evaluations/batches/" + sent.get("id").asString();
			await().atMost(Duration.ofMinutes(1)).until(() -> first.client().get(path).get("done").intValue() > 20);
			assertThat(first.client().get(path).get("status").asString()).isEqualTo("RUNNING");
			sendHalf(port, lines);
			await().atMost(Duration.ofMinutes(1))
				.until(() -> newest(first.client()).get("lines").intValue() >= LINES / 2 - 1);
			first.killGroup();
			await().atMost(Duration.ofMinutes(1))
				.until(() -> first.children().stream().noneMatch(ProcessHandle::isAlive));
		}
		try (GavelProcess second = start(port)) {
			goesOnWithTheKey(second.client(), lines);
			JsonNode again = second.client().postLines("/evaluations/batches?name=killed", lines);
			assertThat(again.at("/received/known").intValue()).isEqualTo(LINES);
			String path = "/evaluations/batches/" + again.get("id").asString();
			await().atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(500))
				.until(() -> second.client().get(path).get("status").asString().equals("DONE"));
			List<JsonNode> results = second.client()
				.text(path + "/results?tests=false", LINES_OF_JSON)
				.lines()
				.map(GavelClient.JSON::readTree)
				.toList();
			assertThat(results).extracting((result) -> result.get("position").intValue())
				.containsExactlyElementsOf(IntStream.rangeClosed(1, LINES).boxed().toList());
			assertThat(results).extracting((result) -> result.get("custom_id").asString())
				.containsExactlyInAnyOrderElementsOf(IntStream.range(0, LINES).mapToObj(String::valueOf).toList());
			assertThat(results).extracting((result) -> result.at("/evaluation/verdict").asString())
				.containsOnly("ACCEPTED");
			receiver.start(webhook.get("secret").asString());
			// Otherwise it would be left alone for some seconds more.
			second.client().post("/webhooks/%s/ping".formatted(webhook.get("id")), "");
			JsonNode batch = again.get("id");
			await().atMost(Duration.ofMinutes(3))
				.until(() -> receiver.received("evaluation.ended", batch).count() == LINES
						&& receiver.received("batch.ended", batch).count() == 1);
			assertThat(
					receiver.received("evaluation.ended", batch).map((told) -> told.at("/data/custom_id").asString()))
				.containsExactlyInAnyOrderElementsOf(IntStream.range(0, LINES).mapToObj(String::valueOf).toList());
		}
	}

	/** Sends the beginning of a batch with a key, and waits for ever. */
	private static void sendHalf(int port, String lines) throws IOException {
		Socket socket = new Socket("localhost", port);
		socket.getOutputStream().write(("""
				POST /evaluations/batches HTTP/1.1\r
				Host: localhost\r
				Content-Type: application/jsonl\r
				Content-Length: 1000000\r
				Idempotency-Key: half\r
				\r
				""" + lines.substring(0, lines.indexOf(line(LINES / 2)))).getBytes(StandardCharsets.UTF_8));
	}

	private static JsonNode newest(GavelClient client) {
		return client.get("/evaluations/batches?size=1").at("/items/0");
	}

	/** The claim of the killed request runs out. */
	private static void goesOnWithTheKey(GavelClient client, String lines) {
		JsonNode half = newest(client);
		JsonNode whole = await().atMost(Duration.ofMinutes(1))
			.until(() -> client.offerLines("/evaluations/batches", lines, "half"), Optional::isPresent)
			.orElseThrow();
		assertThat(whole.get("id")).isEqualTo(half.get("id"));
		assertThat(whole.at("/received/known").intValue()).isGreaterThanOrEqualTo(LINES / 2 - 1);
		assertThat(whole.get("lines").intValue()).isEqualTo(LINES);
	}

	static String line(int number) {
		return "{\"custom_id\": \"%d\", \"code\": \"print(%<d)\", \"question\": {\"metadata\": {\"kind\": \"program\"}}, \"tests\": [{\"output\": \"%<d\"}]}"
			.formatted(number);
	}

	private GavelProcess start(int port) {
		return GavelProcess.launch(data, port, WebhookKillIT.LOOPBACK_ALLOWED, "--slots", "2").awaitReady();
	}

}
