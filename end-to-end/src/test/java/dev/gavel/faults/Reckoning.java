package dev.gavel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Holds what was recorded against what was taken. */
record Reckoning(Ledger ledger, Load load) {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	void awaitEveryVerdict() {
		await("every verdict").atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(ledger.entries()).allMatch(Entry::isDone));
	}

	/** Every submission has one judgement with one verdict, and that is right. */
	void check() throws SQLException {
		List<Entry> entries = ledger.entries();
		List<UUID> submissions = entries.stream().map(Entry::submission).toList();
		assertThat(submissions).doesNotHaveDuplicates().containsAll(load.taken());
		assertThat(submissions.size() - load.taken().size()).as("stored without an answer")
			.isLessThanOrEqualTo(load.lost());
		assertThat(entries).allSatisfy((entry) -> {
			assertThat(entry.number()).isEqualTo(1);
			assertThat(entry.verdict()).isEqualTo(Kind.ofProgram(entry.source()).verdict());
			assertThat(entry.hasTests()).isTrue();
		});
	}

	/** How many judgements needed how many attempts, and what was stored besides. */
	@Override
	public String toString() {
		try {
			List<Entry> entries = ledger.entries();
			return "%s; %d more were stored; %d needed a second attempt, %d a third".formatted(load,
					entries.size() - load.taken().size(), withAttempt(entries, 2), withAttempt(entries, 3));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long withAttempt(List<Entry> entries, int attempt) {
		return entries.stream().filter((entry) -> entry.attempt() == attempt).count();
	}

}
