package dev.gavel.api.results;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.scoring.Counts;
import dev.gavel.api.score.CountingSubmission;
import dev.gavel.api.score.CountingSubmissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the selected results of a question, a part at a time. */
@Component
class SelectedResults {

	private static final String ROWS = """
			select s.id, s.owner_id, s.environment, s.created_at, j.state, j.verdict, j.passed, j.total, j.points,
			j.max_points, j.time_micros, j.memory_bytes, j.hidden_tests, j.withheld_tests, j.final_verdict,
			j.final_points, j.final_max_points, j.finished_at
			from submissions s join judgements j on j.program_id = s.id
			where s.id in (:ids) and j.number = (select max(k.number) from judgements k where k.program_id = s.id and %s)
			order by %s""";

	/** As lists show it. */
	private static final String CURRENT = "(k.number = 1 or k.state <> 'CANCELLED')";

	/** One that could not be judged again keeps the verdict before. */
	private static final String JUDGED = "k.state = 'DONE' and k.verdict <> 'INTERNAL_ERROR'";

	private static final String OF_GROUP = " and exists (select 1 from group_members m"
			+ " where m.group_id = :group and m.account_id = s.owner_id)";

	private final JdbcClient database;

	private final CountingSubmissions counting;

	private final KnownAccounts accounts;

	private final int submissionsAtOnce;

	/** Each may have many submissions, which are all compared. */
	private final int solversAtOnce;

	@Autowired
	SelectedResults(JdbcClient database, CountingSubmissions counting, KnownAccounts accounts) {
		this(database, counting, accounts, 500, 100);
	}

	SelectedResults(JdbcClient database, CountingSubmissions counting, KnownAccounts accounts, int submissionsAtOnce,
			int solversAtOnce) {
		this.database = database;
		this.counting = counting;
		this.accounts = accounts;
		this.submissionsAtOnce = submissionsAtOnce;
		this.solversAtOnce = solversAtOnce;
	}

	/**
	 * Returns the first part of the results of a question.
	 * @param whole whether its reader sees what depends on hidden tests
	 */
	@Transactional(readOnly = true)
	public Part first(Question question, Selection selection, boolean whole) {
		Counts counts = selection.which().counts(question.scoring().counts());
		return new Reading(question, selection, counts, whole).after(null);
	}

	/** Returns the part after another one. */
	@Transactional(readOnly = true)
	public Part next(Part part) {
		return part.reading().after(part.last());
	}

	/**
	 * Some results.
	 *
	 * @param last after which the next part begins; null when there is none
	 */
	record Part(List<Result> results, @Nullable Object last, Reading reading) {

		boolean isLast() {
			return last == null;
		}

	}

	/** What is read, in the order of submissions or of solvers. */
	final class Reading {

		private final Question question;

		private final Selection selection;

		private final @Nullable Counts counts;

		private final boolean whole;

		private Reading(Question question, Selection selection, @Nullable Counts counts, boolean whole) {
			this.question = question;
			this.selection = selection;
			this.counts = counts;
			this.whole = whole;
		}

		private Part after(@Nullable Object last) {
			return (counts != null) ? solvers((last != null) ? (Long) last : 0L, counts)
					: submissions((last != null) ? (UUID) last : new UUID(0, 0));
		}

		private Part submissions(UUID after) {
			String index = (selection.ownerId() != null) ? "submissions_of_owner_to_question"
					: "submissions_of_question";
			List<UUID> ids = ask(
					"select s.id from submissions s force index (%s) where s.question_id = :question".formatted(index),
					"s.id", UUIDUtil.asByteArray(after), submissionsAtOnce)
				.query((row, number) -> UUIDUtil.uuid(row.getBytes(1)))
				.list();
			UUID last = (ids.size() == submissionsAtOnce) ? ids.get(ids.size() - 1) : null;
			return new Part(results(ids, CURRENT, "s.id", Map.of()), last, this);
		}

		private Part solvers(long after, Counts counts) {
			List<Long> solvers = ask("select distinct s.owner_id from submissions s where s.question_id = :question",
					"s.owner_id", after, solversAtOnce)
				.query(Long.class)
				.list();
			Map<UUID, CountingSubmission> found = counting.of(question.id(), counts, solvers)
				.stream()
				.collect(Collectors.toMap(CountingSubmission::id, Function.identity()));
			Long last = (solvers.size() == solversAtOnce) ? solvers.get(solvers.size() - 1) : null;
			return new Part(results(found.keySet(), JUDGED, "s.owner_id", found), last, this);
		}

		private StatementSpec ask(String select, String column, Object after, int most) {
			String sql = "%1$s and %2$s > :after%3$s%4$s order by %2$s limit %5$d".formatted(select, column,
					(selection.ownerId() != null) ? " and s.owner_id = :owner" : "",
					(selection.groupId() != null) ? OF_GROUP : "", most);
			return database.sql(sql)
				.param("question", question.id())
				.param("after", after)
				.param("owner", selection.ownerId())
				.param("group", selection.groupId());
		}

		private List<Result> results(Collection<UUID> ids, String judgement, String order,
				Map<UUID, CountingSubmission> counting) {
			if (ids.isEmpty()) {
				return List.of();
			}
			List<ResultRow> rows = database.sql(ROWS.formatted(judgement, order))
				.param("ids", ids.stream().map(UUIDUtil::asByteArray).toList())
				.query(ResultRow::of)
				.list();
			Map<Long, KnownAccount> owners = accounts
				.findAll(rows.stream().map(ResultRow::ownerId).collect(Collectors.toSet()));
			return rows.stream()
				.map((row) -> row.result(question, owners.get(row.ownerId()), counting.get(row.id()), whole))
				.toList();
		}

	}

}
