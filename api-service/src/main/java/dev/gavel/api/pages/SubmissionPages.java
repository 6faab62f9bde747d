package dev.gavel.api.pages;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.submission.JudgementRequests;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.submission.Submissions;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of a submission. */
@Controller
class SubmissionPages {

	private final Submissions submissions;

	private final JudgementRequests requests;

	SubmissionPages(Submissions submissions, JudgementRequests requests) {
		this.submissions = submissions;
		this.requests = requests;
	}

	/**
	 * {@code submission}: a SubmissionView; {@code source}: the program;
	 * {@code question}: a QuestionView, or null.
	 */
	@GetMapping(path = "/submissions/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView detail(@PathVariable UUID id) {
		SubmissionView submission = submissions.find(id);
		return new ModelAndView("submission/detail", "submission", submission)
			.addObject("source", submissions.source(id))
			.addObject("question", submissions.question(id).map(QuestionView::of).orElse(null));
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

}
