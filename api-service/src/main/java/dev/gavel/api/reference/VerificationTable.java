package dev.gavel.api.reference;

import dev.gavel.api.question.Question;
import dev.gavel.api.reference.SolutionRun.RunOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Verifications and their runs in the database, always in a transaction. */
@Component
class VerificationTable {

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate many;

	private final JsonMapper json;

	VerificationTable(JdbcClient database, NamedParameterJdbcTemplate many, JsonMapper json) {
		this.database = database;
		this.many = many;
		this.json = json;
	}

	/** Adds a row for a question that has reference solutions, unless it is there. */
	void begin(long questionId) {
		database.sql("""
				insert ignore into verifications
				(question_id, revision, seen_revision, time_limit_millis, memory_limit_bytes, test_count, equal_tests)
				values (:question, -1, -1, 0, 0, 0, '[]')""").param("question", questionId).update();
	}

	void remove(long questionId) {
		database.sql("delete from verifications where question_id = :question").param("question", questionId).update();
	}

	Optional<StoredVerification> find(long questionId) {
		return database.sql("select * from verifications where question_id = :question")
			.param("question", questionId)
			.query((row, number) -> StoredVerification.of(row, json))
			.optional();
	}

	/** Returns those of questions that have changed since. */
	List<Outdated> outdated() {
		return database.sql("""
				select v.*, q.revision as current_revision from verifications v join questions q on q.id = v.question_id
				where v.revision <> q.revision and q.deleted_at is null""")
			.query((row, number) -> new Outdated(StoredVerification.of(row, json), row.getInt("current_revision")))
			.list();
	}

	/**
	 * A verification of a question that has changed since.
	 *
	 * @param revision of the question now
	 */
	record Outdated(StoredVerification verification, int revision) {

		/** Whether no replica has seen the last change. */
		boolean isNew() {
			return verification.seenRevision() != revision;
		}

	}

	/** Notes a change, unless another replica has. */
	void seen(Outdated outdated, Instant dueAt) {
		database.sql("""
				update verifications set seen_revision = :revision, due_at = :due
				where question_id = :question and seen_revision = :before""")
			.param("question", outdated.verification().questionId())
			.param("revision", outdated.revision())
			.param("before", outdated.verification().seenRevision())
			.param("due", dueAt)
			.update();
	}

	/**
	 * Postpones what is due.
	 * @return whether it was due
	 */
	boolean postpone(long questionId, Instant now, Instant dueAt) {
		return database.sql("update verifications set due_at = :due where question_id = :question and due_at <= :now")
			.param("question", questionId)
			.param("now", now)
			.param("due", dueAt)
			.update() > 0;
	}

	/** Returns how many runs are open for all questions of the owner of one. */
	int openRunsOfOwner(long questionId) {
		return database.sql("""
				select count(*) from verification_runs r join questions q on q.id = r.question_id
				where r.outcome is null
				and q.owner_id <=> (select o.owner_id from questions o where o.id = :question)""")
			.param("question", questionId)
			.query(Integer.class)
			.single();
	}

	/**
	 * Notes that the solutions of a question are judged now, or cannot be.
	 * @param problem why not, or null
	 */
	void started(Question question, int testCount, List<EqualTests.Group> equalTests, @Nullable String problem,
			Instant now) {
		database.sql("""
				update verifications set revision = :revision, seen_revision = :revision, due_at = null,
				started_at = :now, time_limit_millis = :time, memory_limit_bytes = :memory, test_count = :tests,
				equal_tests = :equal, problem = left(:problem, 1000) where question_id = :question""")
			.param("question", question.id())
			.param("revision", question.revision())
			.param("now", now)
			.param("time", question.limits().cpuTimeMillis())
			.param("memory", question.limits().memoryBytes())
			.param("tests", testCount)
			.param("equal", json.writeValueAsString(equalTests))
			.param("problem", problem)
			.update();
	}

	/** Returns the runs of a question, in their order. */
	List<SolutionRun> runs(long questionId) {
		return database.sql("""
				select bin_to_uuid(evaluation_id) as id, r.* from verification_runs r where question_id = :question
				order by solution_id, number""").param("question", questionId).query(SolutionRun::of).list();
	}

	/** Returns the judgements of runs that have not ended. */
	List<UUID> openJudgements(long questionId) {
		return database.sql("""
				select bin_to_uuid(j.id) from verification_runs r join judgements j on j.program_id = r.evaluation_id
				where r.question_id = :question and r.outcome is null order by j.id""")
			.param("question", questionId)
			.query((row, number) -> UUID.fromString(row.getString(1)))
			.list();
	}

	/** Returns those of one solution. */
	List<UUID> openJudgementsOfSolution(long solutionId) {
		return database.sql("""
				select bin_to_uuid(j.id) from verification_runs r join judgements j on j.program_id = r.evaluation_id
				where r.solution_id = :solution and r.outcome is null order by j.id""")
			.param("solution", solutionId)
			.query((row, number) -> UUID.fromString(row.getString(1)))
			.list();
	}

	void deleteRuns(long questionId) {
		database.sql("delete from verification_runs where question_id = :question")
			.param("question", questionId)
			.update();
	}

	void insert(long questionId, Collection<SolutionRun> runs) {
		update("""
				insert into verification_runs (evaluation_id, question_id, solution_id, number, extended)
				values (uuid_to_bin(:id), :question, :solution, :number, :extended)""",
				runs.stream()
					.map((run) -> new MapSqlParameterSource("id", run.evaluationId().toString())
						.addValue("question", questionId)
						.addValue("solution", run.solutionId())
						.addValue("number", run.number())
						.addValue("extended", run.extended())));
	}

	/** Stores how runs have ended, by their evaluations. */
	void end(Map<UUID, RunOutcome> ended) {
		update("""
				update verification_runs set outcome = :outcome, explanation = left(:explanation, 1000),
				time_micros = :time, memory_bytes = :memory, tests = :tests where evaluation_id = uuid_to_bin(:id)""",
				ended.entrySet()
					.stream()
					.map((end) -> new MapSqlParameterSource("id", end.getKey().toString())
						.addValue("outcome", end.getValue().stored())
						.addValue("explanation", end.getValue().explanation())
						.addValue("time", end.getValue().timeMicros())
						.addValue("memory", end.getValue().memoryBytes())
						.addValue("tests", end.getValue().tests())));
	}

	private void update(String sql, Stream<MapSqlParameterSource> rows) {
		many.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
	}

}
