package dev.gavel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import dev.gavel.cluster.Worker;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job whose worker ends, each time, among others. */
@Tag("long")
class FatalJobIT {

	private static final int DEATHS = 3;

	private static final int OTHERS = 20;

	/** Long enough to be in flight beside it. */
	private static final int WORK = 20;

	private static final Map<String, String> SETTINGS = Map.of("GAVEL_WORKER_SLOTS", "2", "GAVEL_WORKER_STOP_GRACE",
			"100ms");

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** The first test tells that judging has begun, the second one lasts. */
	private static final String LASTING = """
			import time
			def Findfrequency(nums, K):
			    if K == 3:
			        time.sleep(%d)
			    return nums.count(K)
			""";

	private final Cluster cluster = Cluster.create("fatal-job");

	private final Ledger ledger = new Ledger(cluster);

	private Client client;

	private long question;

	@BeforeEach
	void start() throws IOException {
		// Attempts may be over while all workers start, or by Kafka's own count.
		client = new Client(cluster.addApi(Map.of("GAVEL_DISPATCH_MAX_ATTEMPTS", "10")).address());
		cluster.addWorker(SETTINGS);
		cluster.addWorker(SETTINGS);
		cluster.start();
		question = client.createQuestion();
	}

	@AfterEach
	void stop() {
		cluster.close();
	}

	@Test
	void endsAsInternalErrorAfterThreeWorkersAndAllOthersAreJudged() throws Exception {
		submitOthers();
		UUID fatal = submit(LASTING.formatted(25));
		for (int death = 1; death <= DEATHS; death++) {
			submitOthers();
			Worker holder = awaitHolder(fatal, 1);
			assertThat(holder.output().contains("so it is judged alone")).isEqualTo(death == DEATHS);
			holder.kill();
			cluster.addWorker(SETTINGS).launch();
		}
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.entries()).allMatch(Entry::isDone));
		assertThat(ledger.ofSubmission(fatal).verdict()).isEqualTo("INTERNAL_ERROR");
		assertThat(Client.json(client.get("/submissions/" + fatal)).at("/error/message").asString())
			.startsWith("Judging this code killed three workers");
		assertThat(ledger.entries()).filteredOn((entry) -> !entry.submission().equals(fatal))
			.hasSize(OTHERS)
			.allMatch((entry) -> entry.verdict().equals("ACCEPTED"));
	}

	@Test
	void isNoneThatStoppingWorkersGaveBack() throws Exception {
		cluster.addWorker(SETTINGS).start();
		cluster.addWorker(SETTINGS).start();
		UUID lasting = submit(LASTING.formatted(5));
		for (int stops = 1; stops <= DEATHS; stops++) {
			awaitHolder(lasting, 0).stop();
		}
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.ofSubmission(lasting).isDone()).isTrue());
		assertThat(ledger.ofSubmission(lasting).verdict()).isEqualTo("ACCEPTED");
	}

	private void submitOthers() throws IOException {
		for (int number = 0; number < OTHERS / (DEATHS + 1); number++) {
			submit(Kind.RIGHT.program(number, WORK));
		}
	}

	private UUID submit(String program) throws IOException {
		return UUID.fromString(
				Client.json(client.post("/code/execute/" + question, Map.of("code", program))).get("id").asString());
	}

	/** The worker that has run so many tests of it. */
	private Worker awaitHolder(UUID submission, int tests) {
		return await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> holder(submission, tests), (worker) -> worker != null);
	}

	private Worker holder(UUID submission, int tests) throws SQLException {
		Entry entry = ledger.ofSubmission(submission);
		return (entry.testsDone() < tests) ? null
				: cluster.workers()
					.stream()
					.filter((worker) -> worker.isRunning() && entry.isRunningAt(worker))
					.findFirst()
					.orElse(null);
	}

}
