package dev.gavel.api.reference;

import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Reference solutions in the database, always in a transaction. */
@Component
class SolutionTable {

	private static final String ALL = "select id, name, source, required_verdict, changed_at from reference_solutions ";

	private final JdbcClient database;

	SolutionTable(JdbcClient database) {
		this.database = database;
	}

	/** Returns those of a question, in the order in which they were added. */
	List<ReferenceSolution> of(long questionId) {
		return database.sql(ALL + "where question_id = :question order by id")
			.param("question", questionId)
			.query(SolutionTable::solution)
			.list();
	}

	Optional<ReferenceSolution> find(long questionId, long id) {
		return database.sql(ALL + "where question_id = :question and id = :id")
			.param("question", questionId)
			.param("id", id)
			.query(SolutionTable::solution)
			.optional();
	}

	private static ReferenceSolution solution(ResultSet row, int number) throws SQLException {
		return new ReferenceSolution(row.getLong("id"), row.getString("name"), row.getString("source"),
				RequiredVerdict.valueOf(row.getString("required_verdict")), StoredTime.of(row, "changed_at"));
	}

	int count(long questionId) {
		return database.sql("select count(*) from reference_solutions where question_id = :question")
			.param("question", questionId)
			.query(Integer.class)
			.single();
	}

	/** Returns the id of the solution with that name, if there is one. */
	Optional<Long> named(long questionId, String name) {
		return database.sql("select id from reference_solutions where question_id = :question and name = :name")
			.param("question", questionId)
			.param("name", name)
			.query(Long.class)
			.optional();
	}

	/** Returns the id of the new row. */
	long insert(long questionId, CheckedSolution solution, Instant now) {
		KeyHolder key = new GeneratedKeyHolder();
		database.sql("""
				insert into reference_solutions (question_id, name, source, required_verdict, changed_at)
				values (:question, :name, :source, :required, :now)""")
			.param("question", questionId)
			.param("name", solution.name())
			.param("source", solution.code())
			.param("required", solution.requiredVerdict().name())
			.param("now", now)
			.update(key);
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	void update(long id, CheckedSolution solution, Instant now) {
		database.sql("""
				update reference_solutions set name = :name, source = :source, required_verdict = :required,
				changed_at = :now where id = :id""")
			.param("id", id)
			.param("name", solution.name())
			.param("source", solution.code())
			.param("required", solution.requiredVerdict().name())
			.param("now", now)
			.update();
	}

	void delete(long id) {
		database.sql("delete from reference_solutions where id = :id").param("id", id).update();
	}

}
