package dev.gavel.api.submission;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.submission.SubmissionSearch.Filter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of submissions, with what their reader sees of them. */
@Component
public class SubmissionLists {

	private static final int MOST_COUNTED_EXACTLY = 100_000;

	private final SubmissionSearch search;

	private final Submissions submissions;

	private final AllowedQuestions questions;

	private final Permissions permissions;

	SubmissionLists(SubmissionSearch search, Submissions submissions, AllowedQuestions questions,
			Permissions permissions) {
		this.search = search;
		this.submissions = submissions;
		this.questions = questions;
		this.permissions = permissions;
	}

	/**
	 * Lists submissions that the caller sees, newest first, without tests.
	 * @param toOwnQuestions only those to questions that the caller wrote
	 * @param status their status, or null for any
	 * @param exactTotal whether to count more of them than a page needs
	 * @throws Problem when the page is too far down
	 */
	@Transactional(readOnly = true)
	public PageOf<SubmissionView> list(Caller caller, SubmissionCriteria criteria, boolean toOwnQuestions,
			@Nullable JudgementState status, int page, int size, boolean exactTotal) {
		PageOf.checkDepth(page, size, "continue with before=<the last id>, or narrow the list with since and until");
		Filter filter = new Filter(criteria, seen(caller, criteria, toOwnQuestions), status);
		List<SubmissionView> items = views(caller, search.newest(filter, page * size, size));
		return PageOf.of(items, page, size, exactTotal ? MOST_COUNTED_EXACTLY : PageOf.MOST_COUNTED,
				(most) -> search.count(filter, most));
	}

	/**
	 * Lists the newest submissions to a question, without tests: the caller's own, or
	 * without accounts all.
	 */
	@Transactional(readOnly = true)
	public List<SubmissionView> newest(Caller caller, long questionId, int most) {
		if (!permissions.listsSubmissions(caller)) {
			return List.of();
		}
		SubmissionCriteria criteria = SubmissionCriteria.ofQuestion(questionId).ownedBy(caller.accountId());
		return views(caller, search.newest(new Filter(criteria, null, null), 0, most));
	}

	/** Returns null for all. */
	private @Nullable SeenSubmissions seen(Caller caller, SubmissionCriteria criteria, boolean toOwnQuestions) {
		if (caller.isTrusted()
				|| (!toOwnQuestions && (permissions.seesEverything(caller) || caller.owns(criteria.ownerId())))) {
			return null;
		}
		return new SeenSubmissions(toOwnQuestions ? null : caller.accountId(), questions.writtenBy(caller));
	}

	private List<SubmissionView> views(Caller caller, List<UUID> ids) {
		return submissions.listed(ids, caller)
			.stream()
			.sorted(Comparator.comparingInt((view) -> ids.indexOf(view.id())))
			.toList();
	}

}
