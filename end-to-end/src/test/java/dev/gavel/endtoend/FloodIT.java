package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One user sends more than the workers can judge in minutes. */
@Tag("long")
class FloodIT {

	private static final int SLOTS = 2;

	private static final int FLOOD = 1000;

	/** Four jobs lie ahead in Kafka for each slot, and each slot may begin one more. */
	private static final int JUDGING_TIMES = 6;

	private static final int SENDERS = 8;

	private static final int LARGEST_PAGE = 100;

	private static final String SOLUTION = "def Findfrequency(nums, K):\n    return nums.count(K)\n";

	@Test
	void delaysNobodyElseByMoreThanAFewJudgingTimes(@TempDir Path data) throws Exception {
		try (GavelProcess gavel = GavelProcess.launch(data, GavelProcess.freePort(), "--slots", String.valueOf(SLOTS))
			.awaitReady()) {
			GavelClient client = gavel.client();
			flood(client);
			JsonNode last = submit(client, "flooder");
			JsonNode single = submit(client, "single");
			assertThat(position(client, single)).isLessThanOrEqualTo(SLOTS * JUDGING_TIMES);
			assertThat(position(client, last)).isGreaterThan(4 * SLOTS * JUDGING_TIMES);
			JsonNode judged = client.get("/submissions/" + id(single) + "?wait=60s");
			assertThat(client.get("/submissions/" + id(last)).get("status").asString()).isEqualTo("QUEUED");
			assertThat(judged.get("verdict").asString()).as(judged.toString()).isEqualTo("ACCEPTED");
			assertThat(endedBetween(client, time(judged, "created_at"), time(judged, "finished_at")))
				.as("judgements of the flood that ended while the single one waited")
				.isLessThanOrEqualTo(SLOTS * JUDGING_TIMES);
			end(gavel);
		}
	}

	/** At once: how it stops is tested elsewhere, without hundreds that wait. */
	private static void end(GavelProcess gavel) throws IOException, InterruptedException {
		List<ProcessHandle> children = gavel.children();
		gavel.killGroup();
		await().atMost(Duration.ofMinutes(1)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
	}

	private static void flood(GavelClient client) throws InterruptedException, ExecutionException {
		ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
		try {
			List<Future<JsonNode>> sent = IntStream.range(0, FLOOD)
				.mapToObj((number) -> senders.submit(() -> submit(client, "flooder")))
				.toList();
			for (Future<JsonNode> submission : sent) {
				assertThat(submission.get().get("status").asString()).isIn("QUEUED", "RUNNING", "DONE");
			}
		}
		finally {
			senders.shutdownNow();
		}
	}

	private static JsonNode submit(GavelClient client, String user) {
		return client.post("/code/execute/1", Map.of("code", SOLUTION, "user", user));
	}

	/** 0 when it no longer waits. */
	private static int position(GavelClient client, JsonNode submission) {
		return client.get("/submissions/" + id(submission)).get("position").asInt(0);
	}

	private static long endedBetween(GavelClient client, Instant begin, Instant end) {
		return all(client).map((submission) -> submission.get("finished_at"))
			.filter((finished) -> !finished.isNull())
			.map((finished) -> Instant.parse(finished.asString()))
			.filter((finished) -> finished.isAfter(begin) && finished.isBefore(end))
			.count();
	}

	private static Stream<JsonNode> all(GavelClient client) {
		return IntStream.rangeClosed(0, (FLOOD + 1) / LARGEST_PAGE)
			.mapToObj((page) -> client.get("/submissions?size=%d&page=%d".formatted(LARGEST_PAGE, page)))
			.flatMap((page) -> page.get("items").valueStream());
	}

	private static String id(JsonNode submission) {
		return submission.get("id").asString();
	}

	private static Instant time(JsonNode submission, String name) {
		return Instant.parse(submission.get(name).asString());
	}

}
