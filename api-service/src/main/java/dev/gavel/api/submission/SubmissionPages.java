package dev.gavel.api.submission;

import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Form;
import dev.gavel.api.request.PageOf;
import dev.gavel.message.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of submissions. */
@Controller
class SubmissionPages {

	private final Submissions submissions;

	private final JudgementRequests requests;

	private final Questions questions;

	SubmissionPages(Submissions submissions, JudgementRequests requests, Questions questions) {
		this.submissions = submissions;
		this.requests = requests;
		this.questions = questions;
	}

	/**
	 * {@code submission}: a SubmissionView; {@code source}: the program;
	 * {@code question}: a QuestionView.
	 */
	@GetMapping(path = "/submissions/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView detail(@PathVariable UUID id) {
		SubmissionView submission = submissions.find(id);
		return new ModelAndView("submission/detail", Map.of("submission", submission, "source", submissions.source(id),
				"question", QuestionView.of(questions.get(submission.questionId()))));
	}

	@PostMapping(path = "/submissions/{id}/cancel", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView cancel(@PathVariable UUID id) {
		requests.cancel(id);
		return Form.seeOther("/submissions/" + id);
	}

	@PostMapping(path = "/submissions/{id}/rejudge", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView judgeAgain(@PathVariable UUID id) {
		requests.judgeAgain(id);
		return Form.seeOther("/submissions/" + id);
	}

	/**
	 * {@code page}: a PageOf of SubmissionViews; {@code titles}: of their questions, by
	 * id; {@code questionId}, {@code verdict}: when only those are shown;
	 * {@code verdicts}: that may be asked for.
	 */
	@GetMapping(path = "/submissions", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(name = "question_id", required = false) @Nullable Long questionId,
			@RequestParam(required = false) @Nullable Verdict verdict, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size) {
		PageOf.check(page, size);
		SubmissionCriteria criteria = new SubmissionCriteria(null, questionId, verdict, null, null);
		PageOf<SubmissionView> found = PageOf.of(submissions.list(criteria, page, size), (view) -> view);
		Set<Long> questionIds = found.items().stream().map(SubmissionView::questionId).collect(Collectors.toSet());
		return new ModelAndView("submission/list", "page", found).addObject("titles", questions.titles(questionIds))
			.addObject("questionId", questionId)
			.addObject("verdict", verdict)
			.addObject("verdicts", Verdict.values());
	}

}
