package dev.gavel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import dev.gavel.cluster.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker is killed while a program talks with an interactor in two of its cells. */
@Tag("faults")
class TalkTakeOverIT {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String INTERACTOR = """
			def interact(secret, expected):
			    print(secret)
			    return input() == secret
			""";

	/** The first test tells that judging has begun. */
	private static final String PROGRAM = """
			import time
			secret = input()
			if secret == "2":
			    time.sleep(3)
			print(secret)
			""";

	private final Cluster cluster = Cluster.create("talk-take-over");

	private final Ledger ledger = new Ledger(cluster);

	private Client client;

	@BeforeEach
	void start() throws IOException {
		client = new Client(cluster.addApi(Map.of()).address());
		cluster.addWorker(Map.of());
		cluster.addWorker(Map.of());
		cluster.start();
	}

	@AfterEach
	void stop() {
		cluster.close();
	}

	@Test
	void anotherWorkerLetsThemTalkAgainAndNothingIsLeftBehind() throws Exception {
		UUID submission = submit(question());
		Worker holder = await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> holder(submission), Optional::isPresent)
			.orElseThrow();
		List<Path> cells = holder.cells();
		List<ProcessHandle> inits = cells.stream().map(this::init).flatMap(Optional::stream).toList();
		assertThat(inits).hasSizeGreaterThanOrEqualTo(2);
		holder.kill();
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(inits).noneMatch(ProcessHandle::isAlive));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(ledger.ofSubmission(submission)).matches(Entry::isDone));
		assertThat(ledger.ofSubmission(submission).verdict()).isEqualTo("ACCEPTED");
		holder.start();
		assertThat(holder.cells()).isNotEmpty().doesNotContainAnyElementsOf(cells);
	}

	private long question() throws IOException {
		long question = Client
			.json(client.post("/add_ques",
					Map.of("title", "Echo", "description", "Print what you read.", "type", "Easy", "metadata",
							Map.of("kind", "program"), "comparison", Map.of("kind", "interactor", "code", INTERACTOR))))
			.get("id")
			.asLong();
		for (String secret : List.of("1", "2")) {
			Client.json(client.post("/create/testcase/" + question, Map.of("stdin", secret)));
		}
		return question;
	}

	private UUID submit(long question) throws IOException {
		return UUID.fromString(
				Client.json(client.post("/code/execute/" + question, Map.of("code", PROGRAM))).get("id").asString());
	}

	/** Returns the worker that has run the first test. */
	private Optional<Worker> holder(UUID submission) throws SQLException {
		Entry entry = ledger.ofSubmission(submission);
		return (entry.testsDone() < 1) ? Optional.empty()
				: cluster.workers().stream().filter(entry::isRunningAt).findFirst();
	}

	private Optional<ProcessHandle> init(Path cell) {
		try {
			return ProcessHandle.of(Long.parseLong(Files.readString(cell.resolve("pid")).strip()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
