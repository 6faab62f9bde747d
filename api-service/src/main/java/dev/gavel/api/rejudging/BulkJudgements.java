package dev.gavel.api.rejudging;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.submission.JudgedSubmission;
import dev.gavel.api.submission.NextJudgements;
import dev.gavel.api.submission.SubmissionCriteria;
import dev.gavel.api.submission.SubmissionSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues and counts many judgements that nobody waits for. */
@Component
class BulkJudgements {

	private static final int MOST_AT_ONCE = 20_000;

	/** The largest list of ids in one query. */
	private static final int READ_AT_ONCE = 1000;

	private static final Limit CANCELLED_AT_ONCE = Limit.of(500);

	private final SubmissionSearch search;

	private final Judgements judgements;

	private final RejudgedRepository rejudged;

	private final NextJudgements next;

	private final Suites suites;

	BulkJudgements(SubmissionSearch search, Judgements judgements, RejudgedRepository rejudged, NextJudgements next,
			Suites suites) {
		this.search = search;
		this.judgements = judgements;
		this.rejudged = rejudged;
		this.next = next;
		this.suites = suites;
	}

	/**
	 * Counts the submissions that match and are not being judged.
	 * @throws Problem when they are too many for one rejudging
	 */
	@Transactional(readOnly = true)
	public int count(SubmissionCriteria criteria) {
		return matching(criteria).size();
	}

	/**
	 * Builds the suites that {@link #queue} will need and that take long. Call it outside
	 * a transaction.
	 * @return how many submissions match
	 * @throws Problem when the submissions are too many for one rejudging, or a suite is
	 * not built soon
	 */
	public int prepare(SubmissionCriteria criteria) {
		List<UUID> matching = matching(criteria);
		new TreeSet<>(read(matching, rejudged::questionIds)).forEach(suites::prepare);
		return matching.size();
	}

	/**
	 * Queues another judgement of each, on the current tests; they are deferred until
	 * their turn. Leaves out submissions that were judged too often, or are being
	 * deleted.
	 * @return how many
	 * @throws Problem when that would be more than one transaction should hold
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int queue(SubmissionCriteria criteria, long rejudgingId) {
		List<UUID> kept = read(matching(criteria), next::keep);
		List<JudgedSubmission> meant = read(kept, rejudged::judged).stream()
			.filter((one) -> one.judgements() < NextJudgements.MOST)
			.toList();
		List<NewJudgement> requests = meant.stream().map((one) -> next.of(one, rejudgingId)).toList();
		judgements.addBulk(requests, "rejudging:" + rejudgingId, 0);
		return meant.size();
	}

	private List<UUID> matching(SubmissionCriteria criteria) {
		List<UUID> found = search.ended(criteria, MOST_AT_ONCE + 1);
		requireNotTooMany(found.size());
		return found;
	}

	private static <T> List<T> read(List<UUID> matching, Function<List<UUID>, List<T>> query) {
		List<T> read = new ArrayList<>();
		for (int from = 0; from < matching.size(); from += READ_AT_ONCE) {
			read.addAll(query.apply(matching.subList(from, Math.min(from + READ_AT_ONCE, matching.size()))));
		}
		return read;
	}

	static void requireNotTooMany(int found) {
		if (found > MOST_AT_ONCE) {
			throw new Problem(ProblemType.INVALID,
					"More than %,d submissions match, which is the limit for one rejudging. Nothing was queued; choose a shorter period with since and until."
						.formatted(MOST_AT_ONCE));
		}
	}

	/**
	 * Cancels some of those that are open.
	 * @return whether there may be more
	 */
	@Transactional
	public boolean cancelSome(long rejudgingId) {
		List<UUID> open = rejudged.openOf(rejudgingId, CANCELLED_AT_ONCE);
		judgements.cancel(open);
		return !open.isEmpty();
	}

	/** Counts the judgements of each rejudging by state. */
	@Transactional(readOnly = true)
	public Map<Long, Map<JudgementState, Long>> states(Collection<Long> rejudgingIds) {
		return rejudged.states(rejudgingIds)
			.stream()
			.collect(Collectors.groupingBy(StateCount::rejudgingId,
					Collectors.toMap(StateCount::state, StateCount::count)));
	}

	/** Counts the submissions by earlier and new verdict. */
	@Transactional(readOnly = true)
	public List<VerdictChange> changes(long rejudgingId) {
		return rejudged.changes(rejudgingId);
	}

	/** Returns the first submissions whose final verdict or score has changed. */
	@Transactional(readOnly = true)
	public List<ChangedSubmission> changed(long rejudgingId, int limit) {
		return rejudged.changed(rejudgingId, Limit.of(limit));
	}

}
