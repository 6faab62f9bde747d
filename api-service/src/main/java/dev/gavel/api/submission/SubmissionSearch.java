package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.JudgementState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds submissions by indexes in chronological order, so that only the rows that are
 * shown or counted are read. Those that an author sees are for some questions, or the
 * author's own. While the questions are few, each has an index range in that order. For
 * many questions, the newest submissions of all are searched for theirs, then the next
 * newest.
 */
@Component
public class SubmissionSearch {

	/**
	 * If no more submissions have an outcome, those of an account are sought among them;
	 * otherwise they are sought among all of the account.
	 */
	private static final int FEW = 1000;

	private static final int FEW_QUESTIONS = 20;

	/** How often the next newest submissions are searched. */
	private static final int WINDOWS = 10;

	private final JdbcClient database;

	/** The most entries of indexes that are sorted to find a page. */
	private final int mostSorted;

	/**
	 * How many of the newest submissions are searched at once for those to many
	 * questions.
	 */
	private final int window;

	@Autowired
	SubmissionSearch(DataSource database) {
		this(database, 20_000, 100_000);
	}

	/** Remembers no statements, because those about many questions are long. */
	SubmissionSearch(DataSource database, int mostSorted, int window) {
		NamedParameterJdbcTemplate template = new NamedParameterJdbcTemplate(database);
		template.setCacheLimit(0);
		this.database = JdbcClient.create(template);
		this.mostSorted = mostSorted;
		this.window = window;
	}

	/** Returns the ids of one page of the matching submissions, newest first. */
	List<UUID> newest(Filter filter, int offset, int limit) {
		List<Long> questions = filter.questions();
		if (questions.isEmpty()
				|| questions.size() <= FEW_QUESTIONS && (questions.size() + 1) * (offset + limit) <= mostSorted) {
			Stream<SearchStatement> each = questions.stream().flatMap((id) -> ofQuestions(filter, List.of(id)));
			return merged(Stream.concat(each, others(filter)).toList(), offset, limit);
		}
		if (count(filter, mostSorted) == mostSorted) {
			List<UUID> found = amongNewest(filter, offset + limit);
			if (found.size() == offset + limit) {
				return found.subList(offset, found.size());
			}
		}
		return merged(parts(filter), offset, limit);
	}

	private List<UUID> merged(List<SearchStatement> parts, int offset, int limit) {
		if (parts.size() <= 1) {
			return parts.isEmpty() ? List.of() : ids(parts.get(0).newest(), parts.get(0), limit, offset);
		}
		String union = parts.stream()
			.map((part) -> "(%s limit %d)".formatted(part.newest(), offset + limit))
			.collect(Collectors.joining(" union all "));
		return ids("select id from (%s) found order by id desc".formatted(union), parts.get(0), limit, offset);
	}

	/** Returns fewer when there are not so many among the newest submissions of all. */
	private List<UUID> amongNewest(Filter filter, int most) {
		List<UUID> found = new ArrayList<>();
		SubmissionCriteria older = filter.criteria();
		for (int windows = 0; windows < WINDOWS && found.size() < most; windows++) {
			SearchStatement any = SearchStatement.anyInOrder(older);
			SearchStatement seen = SearchStatement.inOrder(older, filter.states())
				.seen(Objects.requireNonNull(filter.seen()));
			List<UUID> last = ids(any.newest(), any, 1, window - 1);
			last.forEach(seen::notOlderThan);
			found.addAll(ids(seen.newest(), seen, most - found.size(), 0));
			if (last.isEmpty()) {
				return found;
			}
			older = older.sentBefore(last.get(0));
		}
		return found;
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
		return ask("select count(*) from (%s limit %d) found".formatted(part.any(), most), part).query(Long.class)
			.single();
	}

	/**
	 * Returns the ids of the matching submissions that are not being judged, oldest
	 * first.
	 */
	public List<UUID> ended(SubmissionCriteria criteria, int limit) {
		SearchStatement statement = statement(criteria, SearchStatement.questions(criteria),
				EnumSet.of(JudgementState.DONE, JudgementState.CANCELLED));
		return ids(statement.oldest(), statement, limit, 0);
	}

	/** Returns at most two statements, which find no submission twice. */
	private List<SearchStatement> parts(Filter filter) {
		return Stream.concat(ofQuestions(filter, filter.questions()), others(filter)).toList();
	}

	private Stream<SearchStatement> ofQuestions(Filter filter, List<Long> questions) {
		return questions.isEmpty() ? Stream.empty()
				: Stream.of(statement(filter.criteria(), questions, filter.states()));
	}

	/** Finds those that are not seen because of their question. */
	private Stream<SearchStatement> others(Filter filter) {
		SubmissionCriteria criteria = filter.criteria();
		SeenSubmissions seen = filter.seen();
		if (seen == null) {
			return Stream.of(statement(criteria, SearchStatement.questions(criteria), filter.states()));
		}
		if (criteria.ids() != null) {
			return Stream.of(statement(criteria, SearchStatement.questions(criteria), filter.states()).seen(seen));
		}
		boolean none = seen.ownerId() == null
				|| criteria.ownerId() != null && !criteria.ownerId().equals(seen.ownerId())
				|| criteria.questionId() != null && seen.questionIds().contains(criteria.questionId());
		return none ? Stream.empty() : Stream
			.of(statement(criteria.ownedBy(seen.ownerId()), SearchStatement.questions(criteria), filter.states())
				.notFor(seen.questionIds()));
	}

	private SearchStatement statement(SubmissionCriteria criteria, List<Long> questions, Set<JudgementState> states) {
		boolean byOutcome = SearchStatement.hasOutcome(criteria, states)
				&& (criteria.ownerId() == null || isFew(criteria, questions, states));
		return new SearchStatement(criteria, questions, states, byOutcome);
	}

	private boolean isFew(SubmissionCriteria criteria, List<Long> questions, Set<JudgementState> states) {
		String more = SearchStatement.moreOutcomes(criteria, questions, states, FEW);
		return database.sql(more).query(Integer.class).optional().isEmpty();
	}

	/**
	 * @param values a part that has the values of the parameters, which are the same in
	 * all
	 */
	private List<UUID> ids(String sql, SearchStatement values, int limit, int offset) {
		return ask("%s limit %d offset %d".formatted(sql, limit, offset), values)
			.query((row, i) -> UUIDUtil.uuid(row.getBytes(1)))
			.list();
	}

	private StatementSpec ask(String sql, SearchStatement values) {
		return database.sql(sql).params(values.values());
	}

	/**
	 * What to find.
	 *
	 * @param seen only those of the criteria's submissions; null for all
	 * @param status their status, or null for any
	 */
	record Filter(SubmissionCriteria criteria, @Nullable SeenSubmissions seen, @Nullable JudgementState status) {

		/** Returns the questions to which the caller sees all submissions that match. */
		List<Long> questions() {
			if (seen == null || criteria.ids() != null) {
				return List.of();
			}
			return seen.questionIds()
				.stream()
				.filter((id) -> criteria.questionId() == null || criteria.questionId().equals(id))
				.toList();
		}

		Set<JudgementState> states() {
			return (status != null) ? EnumSet.of(status) : Set.of();
		}

	}

}
