package dev.gavel.faults;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import dev.gavel.cluster.Worker;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a job is nobody's after the worker that held it was killed. */
@Tag("faults")
class TakeOverIT {

	private static final int KILLS = 10;

	/** Long enough to be running still when the kill comes. */
	private static final int WORK = 100;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Duration MEDIAN = Duration.ofSeconds(1);

	private static final Duration WORST = Duration.ofSeconds(2);

	private Cluster cluster;

	private Ledger ledger;

	private Client client;

	private long question;

	@BeforeEach
	void start() throws IOException {
		cluster = Cluster.create("take-over");
		client = new Client(cluster.addApi(Map.of()).address());
		cluster.addWorker(Map.of());
		cluster.addWorker(Map.of());
		cluster.start();
		ledger = new Ledger(cluster);
		question = client.createQuestion();
	}

	@AfterEach
	void stop() {
		cluster.close();
	}

	@Test
	void anotherWorkerTakesTheJobWithinSeconds() throws Exception {
		List<Duration> times = IntStream.range(0, KILLS).mapToObj(this::takeOver).sorted().toList();
		System.out.printf("A killed worker's job was at another after %d ms (median of %s ms)%n",
				times.get(KILLS / 2).toMillis(), times.stream().map(Duration::toMillis).toList());
		assertThat(times.get(KILLS / 2)).isLessThanOrEqualTo(MEDIAN);
		assertThat(times).last(as(DURATION)).isLessThanOrEqualTo(WORST);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.entries()).allMatch(Entry::isDone));
		assertThat(ledger.entries()).allMatch((entry) -> entry.verdict().equals("ACCEPTED") && entry.attempt() == 1);
	}

	private Duration takeOver(int number) {
		UUID submission = submit(number);
		Worker holder = await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> holder(submission), (worker) -> worker != null);
		Instant killed = Instant.now();
		holder.kill();
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> !ledger.ofSubmission(submission).worker().equals(holder.name()));
		Duration time = Duration.between(killed, Instant.now());
		holder.start();
		return time;
	}

	private UUID submit(int number) {
		try {
			return UUID.fromString(Client
				.json(client.post("/code/execute/" + question, Map.of("code", Kind.RIGHT.program(number, WORK))))
				.get("id")
				.asString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Worker holder(UUID submission) throws SQLException {
		Entry entry = ledger.ofSubmission(submission);
		return cluster.workers().stream().filter(entry::isRunningAt).findFirst().orElse(null);
	}

}
