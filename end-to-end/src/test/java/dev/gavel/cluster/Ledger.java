package dev.gavel.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What MySQL, the only truth, holds of judgements. */
public final class Ledger {

	private static final String QUERY = """
			select bin_to_uuid(j.program_id) submission, bin_to_uuid(j.id) judgement, j.number, j.state, j.verdict,
				j.attempt, j.tests_done, j.worker_id, s.source, cast(unix_timestamp(j.finished_at) * 1000000 as signed) finished,
				exists (select 1 from judgement_tests t where t.judgement_id = j.id) has_tests
			from judgements j join submissions s on s.id = j.program_id order by j.id""";

	private final Database database;

	public Ledger(Cluster cluster) {
		this.database = cluster.database();
	}

	/** In the order in which they came. */
	public List<Entry> entries() throws SQLException {
		try (Connection connection = database.connect();
				ResultSet rows = connection.createStatement().executeQuery(QUERY)) {
			List<Entry> entries = new ArrayList<>();
			while (rows.next()) {
				entries.add(entry(rows));
			}
			return entries;
		}
	}

	/** The first judgement of a submission. */
	public Entry ofSubmission(UUID submission) throws SQLException {
		return first((entry) -> entry.submission().equals(submission));
	}

	public Entry ofJudgement(UUID judgement) throws SQLException {
		return first((entry) -> entry.judgement().equals(judgement));
	}

	private Entry first(Predicate<Entry> condition) throws SQLException {
		return entries().stream().filter(condition).findFirst().orElseThrow();
	}

	/** How many wait or run. */
	public int open() throws SQLException {
		try (Connection connection = database.connect();
				ResultSet count = connection.createStatement()
					.executeQuery("select count(*) from judgements where state in ('QUEUED', 'RUNNING')")) {
			count.next();
			return count.getInt(1);
		}
	}

	private static Entry entry(ResultSet row) throws SQLException {
		long finished = row.getLong("finished");
		Instant finishedAt = row.wasNull() ? null : Instant.EPOCH.plus(finished, ChronoUnit.MICROS);
		return new Entry(UUID.fromString(row.getString("submission")), UUID.fromString(row.getString("judgement")),
				row.getInt("number"), row.getString("state"), row.getString("verdict"), row.getInt("attempt"),
				row.getInt("tests_done"), row.getString("worker_id"), row.getString("source"), finishedAt,
				row.getBoolean("has_tests"));
	}

	/**
	 * A judgement.
	 *
	 * @param number which one of its submission
	 * @param testsDone in the present attempt, as its worker told last
	 * @param worker that has it, or had it last
	 */
	public record Entry(UUID submission, UUID judgement, int number, String state, @Nullable String verdict,
			int attempt, int testsDone, @Nullable String worker, String source, @Nullable Instant finishedAt,
			boolean hasTests) {

		public boolean isRunningAt(Worker worker) {
			return state.equals("RUNNING") && worker.name().equals(this.worker);
		}

		public boolean isDone() {
			return state.equals("DONE");
		}

		public boolean isDoneAfter(Instant time) {
			return finishedAt != null && finishedAt.isAfter(time);
		}

	}

}
