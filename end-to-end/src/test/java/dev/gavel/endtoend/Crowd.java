package dev.gavel.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Submissions that keep every slot busy, until they are cancelled in the end. */
final class Crowd implements AutoCloseable {

	/** Until its time is over, for each of the tests. */
	private static final String ENDLESS = "def Findfrequency(nums, K):\n    while True:\n        pass\n";

	private final List<String> submissions = new ArrayList<>();

	private final GavelClient client;

	private Crowd(GavelClient client) {
		this.client = client;
	}

	/** So many that others wait behind them. */
	static Crowd behindWhichOthersWait(GavelClient client) {
		Crowd crowd = new Crowd(client);
		int slots = client.get("/queue").get("slots").asInt();
		for (int i = 0; i < slots; i++) {
			crowd.join();
		}
		return crowd;
	}

	/** So many that no more are taken. */
	static Crowd fillingTheQueue(GavelClient client) {
		Crowd crowd = new Crowd(client);
		crowd.fillUp();
		return crowd;
	}

	/**
	 * In place of those that were judged meanwhile. What waits is counted once a second.
	 */
	void fillUp() {
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(10)).until(() -> join().isEmpty());
	}

	private Optional<JsonNode> join() {
		Optional<JsonNode> taken = client.offer("/code/execute/1", Map.of("code", ENDLESS));
		taken.ifPresent((submission) -> submissions.add(submission.get("id").asString()));
		return taken;
	}

	/**
	 * The last first, so that none begins in the place of another; then others are taken
	 * again.
	 */
	@Override
	public void close() {
		for (int i = submissions.size() - 1; i >= 0; i--) {
			client.offer("/submissions/" + submissions.get(i) + "/cancel", Map.of());
		}
		await().atMost(Duration.ofMinutes(1))
			.until(() -> client.get("/queue").get("queued").get("interactive").asInt() == 0);
	}

}
