package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.JudgementState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
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

	/** Where the newest of all are, with what tells who sees them. */
	private static final String IN_ORDER = "submissions s force index (submissions_in_order)";

	private final StringJoiner conditions = new StringJoiner(" and ").setEmptyValue("true");

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final String from;

	/** The column by which the index is sorted. */
	private final String id;

	/**
	 * @param questions the questions of which they are for any; empty for any submission
	 * @param states the possible states of the submission's current judgement; empty for
	 * any
	 * @param byOutcome whether to go through all with the outcome; see
	 * {@link #hasOutcome}
	 */
	SearchStatement(SubmissionCriteria criteria, List<Long> questions, Set<JudgementState> states, boolean byOutcome) {
		this(criteria, questions, states, byOutcome,
				byOutcome ? outcomes(!questions.isEmpty()) : submissions(criteria, !questions.isEmpty()));
	}

	private SearchStatement(SubmissionCriteria criteria, List<Long> questions, Set<JudgementState> states,
			boolean byOutcome, String from) {
		boolean judged = criteria.verdict() != null || !states.isEmpty();
		this.id = byOutcome ? "j.program_id" : "s.id";
		this.from = (judged && !byOutcome) ? from + " straight_join judgements j on j.program_id = s.id" : from;
		if (byOutcome && questions.isEmpty()) {
			conditions.add("j.evaluation = false");
		}
		if (!questions.isEmpty()) {
			conditions.add(isFor(byOutcome ? "j" : "s", questions));
		}
		restrictSubmissions(criteria);
		restrictJudgements(criteria, states);
	}

	/** Goes through the newest submissions of all. */
	static SearchStatement inOrder(SubmissionCriteria criteria, Set<JudgementState> states) {
		return new SearchStatement(criteria, questions(criteria), states, false, IN_ORDER);
	}

	/** Returns the question that the criteria name. */
	static List<Long> questions(SubmissionCriteria criteria) {
		return (criteria.questionId() != null) ? List.of(criteria.questionId()) : List.of();
	}

	/** Goes through the newest submissions of all, whoever sent them. */
	static SearchStatement anyInOrder(SubmissionCriteria criteria) {
		SubmissionCriteria time = new SubmissionCriteria(null, null, null, null, criteria.since(), criteria.until(),
				criteria.before());
		return inOrder(time, Set.of());
	}

	private static String outcomes(boolean ofQuestions) {
		return "judgements j force index (%s) straight_join submissions s on s.id = j.program_id"
			.formatted(outcomeIndex(ofQuestions));
	}

	private static String submissions(SubmissionCriteria criteria, boolean ofQuestions) {
		return "submissions s" + (criteria.anyId() ? " force index (%s)".formatted(index(criteria, ofQuestions)) : "");
	}

	/** Returns whether an index tells outcomes apart that few submissions may have. */
	static boolean hasOutcome(SubmissionCriteria criteria, Set<JudgementState> states) {
		return criteria.anyId() && (criteria.verdict() != null || isRare(states));
	}

	/**
	 * Finds out, by the index alone, whether more have the outcome, whoever sent them.
	 */
	static String moreOutcomes(SubmissionCriteria criteria, List<Long> questions, Set<JudgementState> states,
			int most) {
		String place = questions.isEmpty() ? "j.evaluation = false" : isFor("j", questions);
		String outcome = (criteria.verdict() != null) ? "verdict = '%s'".formatted(criteria.verdict())
				: "verdict is null and state = '%s'".formatted(states.iterator().next());
		return "select 1 from judgements j force index (%s) where %s and %s limit 1 offset %d"
			.formatted(outcomeIndex(!questions.isEmpty()), place, outcome, most);
	}

	private static String outcomeIndex(boolean ofQuestions) {
		return ofQuestions ? "judgements_of_question" : "judgements_by_outcome";
	}

	private static String index(SubmissionCriteria criteria, boolean ofQuestions) {
		if (criteria.ownerId() != null) {
			return ofQuestions ? "submissions_of_owner_to_question" : "submissions_of_owner";
		}
		return ofQuestions ? "submissions_of_question" : "primary";
	}

	/** Whether few submissions match: nearly all are done. */
	private static boolean isRare(Set<JudgementState> states) {
		return states.size() == 1 && !states.contains(JudgementState.DONE);
	}

	private void restrictSubmissions(SubmissionCriteria criteria) {
		if (!criteria.anyId()) {
			and("s.id in (:ids)", "ids", criteria.idsOrNone().stream().map(UUIDUtil::asByteArray).toList());
		}
		if (criteria.ownerId() != null) {
			conditions.add("s.owner_id = " + criteria.ownerId());
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
			any.add(isFor("s", seen.questionIds()));
		}
		conditions.add(any.toString());
		return this;
	}

	/** Narrows it down to those that are not older than this one. */
	SearchStatement notOlderThan(UUID oldest) {
		and(id + " >= :oldest", "oldest", UUIDUtil.asByteArray(oldest));
		return this;
	}

	/** Leaves out those for some questions. */
	SearchStatement notFor(List<Long> questionIds) {
		if (!questionIds.isEmpty()) {
			conditions.add("(s.question_id is null or s.question_id not in (%s))".formatted(list(questionIds)));
		}
		return this;
	}

	private static String isFor(String table, List<Long> questions) {
		return (questions.size() == 1) ? "%s.question_id = %d".formatted(table, questions.get(0))
				: "%s.question_id in (%s)".formatted(table, list(questions));
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
