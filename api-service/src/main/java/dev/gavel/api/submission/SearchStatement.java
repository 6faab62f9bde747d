package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.JudgementState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The tables and conditions of a search, with the values of its parameters. It forces the
 * index, because for a rare verdict the optimizer would choose one that needs sorting.
 */
final class SearchStatement {

	/** Selects the current judgement of a submission. */
	private static final String IS_CURRENT = """
			(j.number = 1 or j.state <> 'CANCELLED') and not exists (select 1 from judgements k
			where k.program_id = j.program_id and k.number > j.number and k.state <> 'CANCELLED')""";

	private final StringJoiner conditions = new StringJoiner(" and ").setEmptyValue("true");

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final String from;

	/** The column by which the index is sorted. */
	private final String id;

	/**
	 * @param states the possible states of the submission's current judgement; empty for
	 * any
	 * @param byOutcome whether to go through all with the outcome; see
	 * {@link #hasOutcome}
	 */
	SearchStatement(SubmissionCriteria criteria, Set<JudgementState> states, boolean byOutcome) {
		boolean judged = criteria.verdict() != null || !states.isEmpty();
		this.id = byOutcome ? "j.program_id" : "s.id";
		this.from = byOutcome ? outcomes(criteria) : submissions(criteria, judged);
		if (byOutcome && criteria.questionId() == null) {
			conditions.add("j.evaluation = false");
		}
		restrictSubmissions(criteria, byOutcome ? "j" : "s");
		restrictJudgements(criteria, states);
	}

	private static String outcomes(SubmissionCriteria criteria) {
		return "judgements j force index (%s) straight_join submissions s on s.id = j.program_id"
			.formatted(outcomeIndex(criteria));
	}

	private static String submissions(SubmissionCriteria criteria, boolean judged) {
		return "submissions s" + (criteria.anyId() ? " force index (%s)".formatted(index(criteria)) : "")
				+ (judged ? " straight_join judgements j on j.program_id = s.id" : "");
	}

	/** Returns whether an index tells outcomes apart that few submissions may have. */
	static boolean hasOutcome(SubmissionCriteria criteria, Set<JudgementState> states) {
		return criteria.anyId() && (criteria.verdict() != null || isRare(states));
	}

	/**
	 * Finds out, by the index alone, whether more have the outcome, whoever sent them.
	 */
	static String moreOutcomes(SubmissionCriteria criteria, Set<JudgementState> states, int most) {
		String place = (criteria.questionId() != null) ? "question_id = " + criteria.questionId()
				: "evaluation = false";
		String outcome = (criteria.verdict() != null) ? "verdict = '%s'".formatted(criteria.verdict())
				: "verdict is null and state = '%s'".formatted(states.iterator().next());
		return "select 1 from judgements force index (%s) where %s and %s limit 1 offset %d"
			.formatted(outcomeIndex(criteria), place, outcome, most);
	}

	private static String outcomeIndex(SubmissionCriteria criteria) {
		return (criteria.questionId() != null) ? "judgements_of_question" : "judgements_by_outcome";
	}

	private static String index(SubmissionCriteria criteria) {
		if (criteria.ownerId() != null) {
			return (criteria.questionId() != null) ? "submissions_of_owner_to_question" : "submissions_of_owner";
		}
		return (criteria.questionId() != null) ? "submissions_of_question" : "primary";
	}

	/** Whether few submissions match: nearly all are done. */
	private static boolean isRare(Set<JudgementState> states) {
		return states.size() == 1 && !states.contains(JudgementState.DONE);
	}

	/**
	 * @param question the table whose index names the question
	 */
	private void restrictSubmissions(SubmissionCriteria criteria, String question) {
		if (!criteria.anyId()) {
			and("s.id in (:ids)", "ids", criteria.idsOrNone().stream().map(UUIDUtil::asByteArray).toList());
		}
		if (criteria.ownerId() != null) {
			conditions.add("s.owner_id = " + criteria.ownerId());
		}
		if (criteria.questionId() != null) {
			conditions.add("%s.question_id = %d".formatted(question, criteria.questionId()));
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

	/** Narrows it down to these. */
	SearchStatement seen(SeenSubmissions seen) {
		StringJoiner any = new StringJoiner(" or ", "(", ")");
		any.add((seen.ownerId() != null) ? "s.owner_id = " + seen.ownerId() : "false");
		if (!seen.questionIds().isEmpty()) {
			any.add("s.question_id in (%s)".formatted(list(seen.questionIds())));
		}
		conditions.add(any.toString());
		return this;
	}

	/** Leaves out those for some questions. */
	SearchStatement notFor(List<Long> questionIds) {
		if (!questionIds.isEmpty()) {
			conditions.add("(s.question_id is null or s.question_id not in (%s))".formatted(list(questionIds)));
		}
		return this;
	}

	private static String list(List<Long> ids) {
		return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	String any() {
		return "select %s as id from %s where %s".formatted(id, from, conditions);
	}

	String newest() {
		return any() + " order by %s desc".formatted(id);
	}

	String oldest() {
		return any() + " order by %s".formatted(id);
	}

	Map<String, Object> values() {
		return values;
	}

}
