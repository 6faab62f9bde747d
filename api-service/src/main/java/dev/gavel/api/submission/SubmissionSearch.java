package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.JudgementState;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds submissions by an index in chronological order, so that only the rows that are
 * shown or counted are read. It forces the index, because for a rare verdict the
 * optimizer would choose one that needs sorting.
 */
@Component
public class SubmissionSearch {

	/** Selects the current judgement of a submission. */
	private static final String IS_CURRENT = """
			(j.number = 1 or j.state <> 'CANCELLED') and not exists (select 1 from judgements k
			where k.program_id = j.program_id and k.number > j.number and k.state <> 'CANCELLED')""";

	private final EntityManager entityManager;

	SubmissionSearch(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	/**
	 * Returns the ids of one page of the matching submissions, newest first.
	 * @param status their status, or null for any
	 */
	List<UUID> newest(SubmissionCriteria criteria, @Nullable JudgementState status, int offset, int limit) {
		Statement statement = new Statement(criteria, (status != null) ? EnumSet.of(status) : Set.of());
		return ids(statement.select(" order by %s desc".formatted(statement.id)), statement, limit, offset);
	}

	/** Counts the matching submissions, up to a limit. */
	long count(SubmissionCriteria criteria, @Nullable JudgementState status, long most) {
		Statement statement = new Statement(criteria, (status != null) ? EnumSet.of(status) : Set.of());
		String counting = "select count(*) from (%s limit %d) found".formatted(statement.select(""), most);
		return ((Number) query(counting, statement).getSingleResult()).longValue();
	}

	/**
	 * Returns the ids of the matching submissions that are not being judged, oldest
	 * first.
	 */
	public List<UUID> ended(SubmissionCriteria criteria, int limit) {
		Statement statement = new Statement(criteria, EnumSet.of(JudgementState.DONE, JudgementState.CANCELLED));
		return ids(statement.select(" order by %s".formatted(statement.id)), statement, limit, 0);
	}

	private List<UUID> ids(String sql, Statement statement, int limit, int offset) {
		Query query = query(sql, statement).setMaxResults(limit).setFirstResult(offset);
		return ((List<?>) query.getResultList()).stream().map((id) -> UUIDUtil.uuid((byte[]) id)).toList();
	}

	private Query query(String sql, Statement statement) {
		Query query = entityManager.createNativeQuery(sql);
		statement.values.forEach(query::setParameter);
		return query;
	}

	/** The tables and conditions of a query, with the values of its parameters. */
	private static final class Statement {

		private final StringJoiner conditions = new StringJoiner(" and ").setEmptyValue("true");

		private final Map<String, Object> values = new LinkedHashMap<>();

		private final String from;

		/** The column by which the index is sorted. */
		private final String id;

		/**
		 * @param states the possible states of the submission's current judgement; empty
		 * for any
		 */
		Statement(SubmissionCriteria criteria, Set<JudgementState> states) {
			boolean byOutcome = criteria.anyId() && (criteria.verdict() != null || isRare(states));
			boolean ofQuestion = criteria.questionId() != null;
			this.id = byOutcome ? "j.program_id" : "s.id";
			if (byOutcome) {
				this.from = "judgements j force index (%s) straight_join submissions s on s.id = j.program_id"
					.formatted(ofQuestion ? "judgements_of_question" : "judgements_by_outcome");
				if (!ofQuestion) {
					conditions.add("j.evaluation = false");
				}
			}
			else {
				String index = ofQuestion ? "submissions_of_question" : "primary";
				boolean judged = criteria.verdict() != null || !states.isEmpty();
				this.from = "submissions s" + (criteria.anyId() ? " force index (%s)".formatted(index) : "")
						+ (judged ? " straight_join judgements j on j.program_id = s.id" : "");
			}
			restrictSubmissions(criteria, byOutcome);
			restrictJudgements(criteria, states);
		}

		/** Whether few submissions match: nearly all are done. */
		private static boolean isRare(Set<JudgementState> states) {
			return states.size() == 1 && !states.contains(JudgementState.DONE);
		}

		String select(String order) {
			return "select %s from %s where %s%s".formatted(id, from, conditions, order);
		}

		private void restrictSubmissions(SubmissionCriteria criteria, boolean byOutcome) {
			if (!criteria.anyId()) {
				and("s.id in (:ids)", "ids", criteria.idsOrNone().stream().map(UUIDUtil::asByteArray).toList());
			}
			if (criteria.questionId() != null) {
				and((byOutcome ? "j" : "s") + ".question_id = :question", "question", criteria.questionId());
			}
			if (criteria.from() != null) {
				and(id + " >= :from", "from", UUIDUtil.asByteArray(criteria.from()));
			}
			if (criteria.to() != null) {
				and(id + " < :to", "to", UUIDUtil.asByteArray(criteria.to()));
			}
		}

		private void restrictJudgements(SubmissionCriteria criteria, Set<JudgementState> states) {
			if (criteria.verdict() != null) {
				and("j.verdict = :verdict and j.state = 'DONE'", "verdict", criteria.verdict().name());
			}
			else if (isRare(states)) {
				conditions.add("j.verdict is null");
			}
			if (!states.isEmpty()) {
				and("j.state in (:states)", "states", states.stream().map(JudgementState::name).toList());
			}
			if (criteria.verdict() != null || !states.isEmpty()) {
				conditions.add(IS_CURRENT);
			}
		}

		private void and(String condition, String name, Object value) {
			conditions.add(condition);
			values.put(name, value);
		}

	}

}
