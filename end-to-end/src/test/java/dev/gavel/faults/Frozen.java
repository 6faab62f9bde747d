package dev.gavel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import dev.gavel.cluster.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A worker is frozen in the middle of a job for as long as it takes another to judge it,
 * and thawed: then its own report is late.
 */
record Frozen(Worker worker, Ledger ledger, Client api) implements Fault {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** Longer than a report is on its way. */
	private static final Duration UNCHANGED = Duration.ofSeconds(1);

	@Override
	public String name() {
		return "freeze " + worker.name();
	}

	@Override
	public String strike() throws Exception {
		UUID held = await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.until(this::freezeInTheAct, Optional::isPresent)
			.orElseThrow();
		Instant frozen = Instant.now();
		try {
			Entry judged = await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(200))
				.until(() -> ledger.ofJudgement(held), Entry::isDone);
			double refused = api.staleReports();
			worker.thaw();
			await().atMost(PATIENCE)
				.untilAsserted(() -> assertThat(api.staleReports()).as("refused reports").isGreaterThan(refused));
			assertThat(ledger.ofJudgement(held)).isEqualTo(judged);
			return "its job judged by %s after %d s; its late report refused".formatted(judged.worker(),
					Duration.between(frozen, judged.finishedAt()).toSeconds());
		}
		finally {
			worker.thaw();
		}
	}

	/** A job that the worker holds while it is frozen. */
	private Optional<UUID> freezeInTheAct() throws SQLException {
		if (ledger.entries().stream().noneMatch((entry) -> entry.isRunningAt(worker))) {
			return Optional.empty();
		}
		worker.freeze();
		Instant frozen = Instant.now();
		await().until(() -> Instant.now().isAfter(frozen.plus(UNCHANGED)));
		Optional<UUID> held = ledger.entries()
			.stream()
			.filter((entry) -> entry.isRunningAt(worker))
			.map(Entry::judgement)
			.findFirst();
		if (held.isEmpty()) {
			worker.thaw();
		}
		return held;
	}

	@Override
	public List<Worker> victims() {
		return List.of(worker);
	}

}
