package dev.gavel.api.statistics;

import dev.gavel.api.platform.database.StoredTime;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.message.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the newest submissions of a question, and no more of them than are counted. */
@Component
class NewestSubmissions {

	private static final double KILOBYTES = 1024;

	/**
	 * Begins with the newest by the index, so that others are not read. Of judgements,
	 * only those that count are still for a question.
	 */
	private static final String NEWEST = """
			select s.created_at, s.owner_id, %s as verdict, j.time_micros, j.memory_bytes, j.hidden_tests,
			j.first_failed from (select id from submissions force index (submissions_of_question)
			where question_id = :question order by id desc limit :most) newest
			straight_join submissions s on s.id = newest.id
			straight_join judgements j on j.program_id = s.id and j.question_id = :question
			where j.state = 'DONE' and j.verdict <> 'INTERNAL_ERROR' order by s.id""";

	private final JdbcClient database;

	NewestSubmissions(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Returns those that have a verdict, oldest first.
	 * @param most how many are looked at
	 * @param whole whether the reader sees what depends on hidden tests
	 */
	@Transactional(readOnly = true)
	public List<CountedSubmission> of(long questionId, int most, boolean whole) {
		return database.sql(NEWEST.formatted(whole ? "coalesce(j.final_verdict, j.verdict)" : "j.verdict"))
			.param("question", questionId)
			.param("most", most)
			.query((row, number) -> counted(row, whole))
			.list();
	}

	/** Returns whether there are more. */
	@Transactional(readOnly = true)
	public boolean areMore(long questionId, int most) {
		return database.sql("select 1 from submissions where question_id = :question order by id limit 1 offset :most")
			.param("question", questionId)
			.param("most", most)
			.query(Integer.class)
			.optional()
			.isPresent();
	}

	/** Returns the indexes of a question's tests by their ids. */
	@Transactional(readOnly = true)
	public Map<Long, Integer> tests(long questionId, boolean whole) {
		return database
			.sql("select id, ordinal from test_cases where question_id = :question"
					+ (whole ? "" : " and withheld = false"))
			.param("question", questionId)
			.query(TestIndex.class)
			.stream()
			.collect(Collectors.toMap(TestIndex::id, TestIndex::ordinal));
	}

	private static CountedSubmission counted(ResultSet row, boolean whole) throws SQLException {
		boolean coarse = row.getBoolean("hidden_tests") && !whole;
		Long kilobytes = ShownJudgement.kilobytes(row.getObject("memory_bytes", Long.class), coarse);
		return new CountedSubmission(StoredTime.of(row, "created_at"), row.getLong("owner_id"),
				Verdict.valueOf(row.getString("verdict")),
				ShownJudgement.milliseconds(row.getObject("time_micros", Long.class), coarse), megabytes(kilobytes),
				row.getObject("first_failed", Long.class));
	}

	private static @Nullable Double megabytes(@Nullable Long kilobytes) {
		return (kilobytes != null) ? kilobytes / KILOBYTES : null;
	}

	private record TestIndex(long id, int ordinal) {
	}

}
