package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.submission.OwnerFilter;
import dev.gavel.api.submission.SubmissionCriteria;
import dev.gavel.api.submission.SubmissionLists;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.message.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page with many submissions. */
@Controller
class SubmissionListPage {

	private static final int PAGE_SIZE = 20;

	private final SubmissionLists submissions;

	private final AllowedQuestions questions;

	private final Clock clock;

	SubmissionListPage(SubmissionLists submissions, AllowedQuestions questions, Clock clock) {
		this.submissions = submissions;
		this.questions = questions;
		this.clock = clock;
	}

	/**
	 * {@code page}: a PageOf of SubmissionViews; {@code titles}: of their questions, by
	 * id; {@code questionId}, {@code owner}, {@code questionOwner}, {@code status},
	 * {@code verdict}, {@code within}: the filter; {@code statuses}, {@code verdicts},
	 * {@code ages}: its options; {@code before}: set when only submissions older than
	 * that one are shown; {@code start}: address of the newest; {@code address}: that of
	 * the list, without a page.
	 */
	@GetMapping(path = "/submissions", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(name = "question_id", required = false) @Nullable Long questionId,
			@RequestParam(required = false) @Nullable String owner,
			@RequestParam(name = "question_owner", required = false) @Nullable String questionOwner,
			@RequestParam(required = false) @Nullable JudgementState status,
			@RequestParam(required = false) @Nullable Verdict verdict,
			@RequestParam(required = false) @Nullable Age within,
			@RequestParam(required = false) @Nullable List<UUID> id,
			@RequestParam(required = false) @Nullable UUID before, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "" + PAGE_SIZE) int size, Caller caller) {
		Instant since = (within != null) ? within.before(clock.instant()) : null;
		SubmissionCriteria criteria = new SubmissionCriteria(id, OwnerFilter.id(owner, caller), questionId, verdict,
				since, null, before);
		PageOf<SubmissionView> found = submissions.list(caller, criteria, OwnerFilter.isCaller(questionOwner), status,
				page, size, false);
		Address address = new Address("/submissions").with("question_id", questionId)
			.with("owner", owner)
			.with("question_owner", questionOwner)
			.with("status", status)
			.with("verdict", verdict)
			.with("within", within)
			.with("size", (size != PAGE_SIZE) ? size : null);
		return new ModelAndView("submission/list", "page", found).addObject("titles", titles(found, questionId, caller))
			.addObject("questionId", questionId)
			.addObject("owner", owner)
			.addObject("questionOwner", questionOwner)
			.addObject("status", status)
			.addObject("statuses", JudgementState.values())
			.addObject("verdict", verdict)
			.addObject("verdicts", Verdict.values())
			.addObject("within", within)
			.addObject("ages", Age.values())
			.addObject("before", before)
			.addObject("start", address)
			.addObject("address", address.with("before", before));
	}

	private Map<Long, String> titles(PageOf<SubmissionView> page, @Nullable Long questionId, Caller caller) {
		Stream<@Nullable Long> ids = page.items().stream().map(SubmissionView::questionId);
		return questions.titles(
				Stream.concat(ids, Stream.ofNullable(questionId)).filter(Objects::nonNull).distinct().toList(), caller);
	}

}
