package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.JudgementState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds submissions by indexes in chronological order, so that only the rows that are
 * shown or counted are read. Those that an author sees come from one index range for each
 * question, and one for the author.
 */
@Component
public class SubmissionSearch {

	/**
	 * If no more submissions have an outcome, those of an account are sought among them;
	 * otherwise they are sought among all of the account.
	 */
	private static final int FEW = 1000;

	/** Keeps no plan for each of the statements, which are long for busy authors. */
	private final JdbcClient database;

	SubmissionSearch(JdbcClient database) {
		this.database = database;
	}

	/** Returns the ids of one page of the matching submissions, newest first. */
	List<UUID> newest(Filter filter, int offset, int limit) {
		List<SearchStatement> parts = parts(filter);
		if (parts.size() <= 1) {
			return parts.isEmpty() ? List.of() : ids(parts.get(0).newest(), parts, limit, offset);
		}
		String union = parts.stream()
			.map((part) -> "(%s limit %d)".formatted(part.newest(), offset + limit))
			.collect(Collectors.joining(" union all "));
		return ids("select id from (%s) found order by id desc".formatted(union), parts, limit, offset);
	}

	/** Counts the matching submissions, up to a limit. */
	long count(Filter filter, long most) {
		long found = 0;
		for (SearchStatement part : parts(filter)) {
			if (found < most) {
				found += count(part, most - found);
			}
		}
		return found;
	}

	private long count(SearchStatement part, long most) {
		String counting = "select count(*) from (%s limit %d) found".formatted(part.any(), most);
		return ask(counting, List.of(part)).query(Long.class).single();
	}

	/**
	 * Returns the ids of the matching submissions that are not being judged, oldest
	 * first.
	 */
	public List<UUID> ended(SubmissionCriteria criteria, int limit) {
		SearchStatement statement = statement(criteria, EnumSet.of(JudgementState.DONE, JudgementState.CANCELLED));
		return ids(statement.oldest(), List.of(statement), limit, 0);
	}

	/** Returns statements that find no submission twice. */
	private List<SearchStatement> parts(Filter filter) {
		SubmissionCriteria criteria = filter.criteria();
		SeenSubmissions seen = filter.seen();
		if (seen == null) {
			return List.of(statement(criteria, filter.states()));
		}
		if (criteria.ids() != null) {
			return List.of(statement(criteria, filter.states()).seen(seen));
		}
		Stream<Long> written = seen.questionIds()
			.stream()
			.filter((id) -> criteria.questionId() == null || criteria.questionId().equals(id));
		Stream<SearchStatement> ofQuestions = written.map((id) -> statement(criteria.forQuestion(id), filter.states()));
		return (seen.ownerId() == null) ? ofQuestions.toList()
				: Stream.concat(ofQuestions, own(filter, seen.ownerId(), seen.questionIds())).toList();
	}

	private Stream<SearchStatement> own(Filter filter, long ownerId, List<Long> questionIds) {
		SubmissionCriteria criteria = filter.criteria();
		boolean none = criteria.ownerId() != null && criteria.ownerId() != ownerId
				|| criteria.questionId() != null && questionIds.contains(criteria.questionId());
		return none ? Stream.empty()
				: Stream.of(statement(criteria.ownedBy(ownerId), filter.states()).notFor(questionIds));
	}

	private SearchStatement statement(SubmissionCriteria criteria, Set<JudgementState> states) {
		boolean byOutcome = SearchStatement.hasOutcome(criteria, states)
				&& (criteria.ownerId() == null || isFew(criteria, states));
		return new SearchStatement(criteria, states, byOutcome);
	}

	private boolean isFew(SubmissionCriteria criteria, Set<JudgementState> states) {
		String more = SearchStatement.moreOutcomes(criteria, states, FEW);
		return database.sql(more).query(Integer.class).optional().isEmpty();
	}

	private List<UUID> ids(String sql, List<SearchStatement> parts, int limit, int offset) {
		return ask("%s limit %d offset %d".formatted(sql, limit, offset), parts)
			.query((row, i) -> UUIDUtil.uuid(row.getBytes(1)))
			.list();
	}

	/** The values of the parameters are the same in all parts. */
	private StatementSpec ask(String sql, List<SearchStatement> parts) {
		return database.sql(sql).params(parts.get(0).values());
	}

	/**
	 * What to find.
	 *
	 * @param seen only those of the criteria's submissions; null for all
	 * @param status their status, or null for any
	 */
	record Filter(SubmissionCriteria criteria, @Nullable SeenSubmissions seen, @Nullable JudgementState status) {

		Set<JudgementState> states() {
			return (status != null) ? EnumSet.of(status) : Set.of();
		}

	}

}
