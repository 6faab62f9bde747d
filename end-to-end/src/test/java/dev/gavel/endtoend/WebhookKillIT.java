package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A thousand verdicts whose receiver is down, of a Gavel that is killed meanwhile. */
class WebhookKillIT {

	private static final int VERDICTS = 1000;

	private static final Duration DOWN = Duration.ofMinutes(1);

	static final Map<String, String> LOOPBACK_ALLOWED = Map.of("GAVEL_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8",
			"GAVEL_WEBHOOKS_ALLOW_HTTP", "true");

	@TempDir
	Path data;

	@Test
	@Tag("long")
	void everyVerdictIsTold() throws Exception {
		try (WebhookReceiver receiver = new WebhookReceiver()) {
			JsonNode webhook;
			Instant down;
			JsonNode batch;
			String path;
			try (GavelProcess first = start()) {
				webhook = first.client()
					.post("/webhooks",
							Map.of("url", receiver.url(), "events", List.of("evaluation.ended", "batch.ended")));
				down = Instant.now();
				batch = first.client().postLines("/evaluations/batches?name=told", lines()).get("id");
				path = "/evaluations/batches/" + batch.asString();
				await().atMost(Duration.ofMinutes(3))
					.until(() -> first.client().get(path).get("done").intValue() > VERDICTS / 3);
				first.killGroup();
				await().atMost(Duration.ofMinutes(1))
					.until(() -> first.children().stream().noneMatch(ProcessHandle::isAlive));
			}
			try (GavelProcess second = start()) {
				await().atMost(Duration.ofMinutes(10))
					.pollInterval(Duration.ofMillis(500))
					.until(() -> second.client().get(path).get("status").asString().equals("DONE")
							&& Instant.now().isAfter(down.plus(DOWN)));
				receiver.start(webhook.get("secret").asString());
				Instant up = Instant.now();
				await().atMost(Duration.ofMinutes(15))
					.until(() -> receiver.received("evaluation.ended", batch).count() == VERDICTS
							&& receiver.received("batch.ended", batch).count() == 1);
				System.out.printf("%,d verdicts were told within %s of the receiver's return, with %,d requests%n",
						VERDICTS, Duration.between(up, Instant.now()), receiver.requests());
				assertThat(receiver.received("evaluation.ended", batch)
					.map((told) -> told.at("/data/custom_id").asString())).containsExactlyInAnyOrderElementsOf(
							IntStream.range(0, VERDICTS).mapToObj(String::valueOf).toList());
				assertThat(
						receiver.received("evaluation.ended", batch).map((told) -> told.at("/data/verdict").asString()))
					.containsOnly("ACCEPTED");
			}
		}
	}

	private static String lines() {
		return IntStream.range(0, VERDICTS).mapToObj(BatchKillIT::line).collect(Collectors.joining("\n"));
	}

	private GavelProcess start() {
		return GavelProcess.launch(data, GavelProcess.freePort(), LOOPBACK_ALLOWED, "--slots", "2").awaitReady();
	}

}
