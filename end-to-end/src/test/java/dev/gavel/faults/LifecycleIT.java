package dev.gavel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Api;
import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import dev.gavel.cluster.Part;
import dev.gavel.cluster.Worker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts are stopped as an operator stops them, and started in any order. */
@Tag("faults")
class LifecycleIT {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final int WORK = 6;

	private final Cluster cluster = Cluster.create("lifecycle");

	private final Ledger ledger = new Ledger(cluster);

	private List<Api> apis;

	private List<Worker> workers;

	@BeforeEach
	void addParts() {
		apis = List.of(cluster.addApi(Map.of()), cluster.addApi(Map.of()));
		workers = List.of(cluster.addWorker(Map.of()), cluster.addWorker(Map.of()));
	}

	@AfterEach
	void stop() {
		cluster.close();
	}

	@Test
	void restartsEachReplicaWithoutFailedSubmission() throws Exception {
		cluster.start();
		try (Traffic traffic = new Traffic(apis, ledger)) {
			traffic.begin();
			for (Part part : Stream.<List<? extends Part>>of(apis, workers, List.of(cluster.broker()))
				.<Part>flatMap(List::stream)
				.toList()) {
				part.stop();
				part.start();
				traffic.awaitMore();
			}
			traffic.end();
			assertThat(traffic.failures()).isEmpty();
			awaitRightVerdicts();
			assertThat(ledger.entries()).hasSize(traffic.taken()).allMatch((entry) -> entry.attempt() == 1);
		}
	}

	@Test
	void workerEndsOrGivesBackWhatItHoldsAndSaysGoodbye() throws Exception {
		cluster.start();
		Client client = new Client(apis.get(0).address());
		submit(client, 20);
		Worker stopped = workers.get(0);
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> ledger.entries().stream().anyMatch((entry) -> entry.isRunningAt(stopped)));
		stopped.stop();
		await().atMost(Duration.ofSeconds(10)).until(() -> client.workerStatus(stopped.name()).equals("STOPPED"));
		assertThat(ledger.entries()).noneMatch((entry) -> entry.isRunningAt(stopped));
		awaitRightVerdicts();
		assertThat(ledger.entries()).allMatch((entry) -> entry.attempt() == 1);
	}

	@Test
	void apiAnswersOpenRequestsBeforeItEnds() throws Exception {
		cluster.start();
		Client client = new Client(apis.get(0).address());
		long question = client.createQuestion();
		workers.forEach(Part::stop);
		CompletableFuture<HttpResponse<String>> open = CompletableFuture.supplyAsync(() -> {
			try {
				return client.post("/code/execute/" + question + "?wait=25s",
						Map.of("code", Kind.RIGHT.program(1, WORK)));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		await().atMost(PATIENCE).until(() -> !ledger.entries().isEmpty());
		apis.get(0).stop();
		assertThat(open.join().statusCode()).isEqualTo(202);
		apis.get(0).start();
		workers.forEach(Part::start);
		awaitRightVerdicts();
	}

	@Test
	void partsWaitForWhatIsNotThereAndSaySo() throws Exception {
		workers.forEach(Part::launch);
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(workers.get(0).output()).contains("The API does not answer yet"));
		apis.forEach(Part::launch);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(apis.get(0).output()).contains("Retrying in"));
		cluster.database().start();
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(apis.get(0).output()).contains("Kafka is not ready yet"));
		submit(new Client(apis.get(0).address()), 4);
		cluster.broker().start();
		apis.forEach(Part::awaitReady);
		workers.forEach(Part::awaitReady);
		awaitRightVerdicts();
	}

	@Test
	void apiIsNotReadyButAliveWhileMySqlOrKafkaIsAway() {
		cluster.start();
		Api api = apis.get(0);
		for (Part needed : List.of(cluster.database(), cluster.broker())) {
			needed.kill();
			await(needed.name() + " is missed").atMost(PATIENCE).until(() -> !api.isReady());
			assertThat(api.isAlive()).isTrue();
			assertThat(workers).allMatch(Worker::isAlive);
			needed.start();
			await(needed.name() + " is found again").atMost(PATIENCE).until(api::isReady);
		}
	}

	private static void submit(Client client, int count) throws IOException {
		long question = client.createQuestion();
		for (int number : IntStream.range(0, count).toArray()) {
			Client.json(client.post("/code/execute/" + question, Map.of("code", Kind.RIGHT.program(number, WORK))));
		}
	}

	private void awaitRightVerdicts() throws SQLException {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.entries()).isNotEmpty().allMatch(Entry::isDone));
		assertThat(ledger.entries())
			.allMatch((entry) -> Kind.ofProgram(entry.source()).verdict().equals(entry.verdict()));
	}

}
