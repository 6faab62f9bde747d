package dev.gavel.api.score;

import dev.gavel.api.question.scoring.Counts;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the submissions that count, among those with a verdict. One that could not be
 * judged again keeps its former verdict.
 */
@Component
public class CountingSubmissions {

	/** The accounts with a verdict; only the first of these of each is looked for. */
	private static final String SOLVERS = """
			select solver.owner_id from (
			select distinct owner_id from submissions where question_id = :question and owner_id > 0) solver
			where exists (select 1 from submissions s join judgements j on j.program_id = s.id
			where s.question_id = :question and s.owner_id = solver.owner_id and j.state = 'DONE' and j.verdict <> 'INTERNAL_ERROR')""";

	/** Goes through all verdicts of some accounts. */
	private static final String EACH = """
			select owner_id, submissions, id, verdict, points, max_points from (
			select s.owner_id, s.id, j.%1$sverdict as verdict, j.%1$spoints as points, j.%1$smax_points as max_points,
			count(*) over (partition by s.owner_id) as submissions,
			row_number() over (partition by s.owner_id order by %2$s) as place
			from submissions s join judgements j on j.program_id = s.id
			where s.question_id = :question and j.state = 'DONE' and j.verdict <> 'INTERNAL_ERROR' and %3$s
			and not exists (select 1 from judgements later where later.program_id = s.id and later.number > j.number
			and later.state = 'DONE' and later.verdict <> 'INTERNAL_ERROR')) counted
			where place = 1""";

	/** Solvers see nothing that depends on withheld tests. */
	private static final String SEEN = "";

	private static final String FINAL = "final_";

	private final JdbcClient database;

	CountingSubmissions(JdbcClient database) {
		this.database = database;
	}

	/** Returns the submission of an account that counts, by what solvers see. */
	@Transactional(readOnly = true)
	Optional<CountingSubmission> find(long questionId, Counts counts, long account) {
		return database.sql(statement(SEEN, counts, "s.owner_id = :owner"))
			.param("question", questionId)
			.param("owner", account)
			.query(CountingSubmission::of)
			.optional();
	}

	/** Returns those of the accounts that have any, by what authors see. */
	@Transactional(readOnly = true)
	List<CountingSubmission> all(long questionId, Counts counts, int offset, int limit) {
		List<Long> solvers = database.sql(SOLVERS + " order by solver.owner_id limit :limit offset :offset")
			.param("question", questionId)
			.param("limit", limit)
			.param("offset", offset)
			.query(Long.class)
			.list();
		return of(questionId, counts, solvers);
	}

	/** Returns those of these accounts, by what authors see, in the order of accounts. */
	@Transactional(readOnly = true)
	public List<CountingSubmission> of(long questionId, Counts counts, List<Long> solvers) {
		return solvers.isEmpty() ? List.of()
				: database.sql(statement(FINAL, counts, "s.owner_id in (:owners)") + " order by owner_id")
					.param("question", questionId)
					.param("owners", solvers)
					.query(CountingSubmission::of)
					.list();
	}

	@Transactional(readOnly = true)
	long count(long questionId) {
		return database.sql("select count(*) from (" + SOLVERS + ") solvers")
			.param("question", questionId)
			.query(Long.class)
			.single();
	}

	private static String statement(String columns, Counts counts, String owners) {
		return EACH.formatted(columns, switch (counts) {
			case BEST -> "coalesce(j.%1$spoints, 0) desc, j.%1$sverdict = 'ACCEPTED' desc, s.id".formatted(columns);
			case LAST -> "s.id desc";
			case FIRST -> "s.id";
		}, owners);
	}

}
