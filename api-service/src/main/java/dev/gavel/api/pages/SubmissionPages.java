package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.program.ProgramAccess;
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

	private final ShownQuestions questions;

	private final ProgramAccess access;

	SubmissionPages(Submissions submissions, JudgementRequests requests, ShownQuestions questions,
			ProgramAccess access) {
		this.submissions = submissions;
		this.requests = requests;
		this.questions = questions;
		this.access = access;
	}

	/**
	 * {@code submission}: a SubmissionView; {@code source}: the program;
	 * {@code question}: a QuestionView, or null; {@code mayJudgeAgain}: whether the
	 * reader may.
	 */
	@GetMapping(path = "/submissions/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView detail(@PathVariable UUID id, Caller caller) {
		SubmissionView submission = submissions.find(id, caller);
		return new ModelAndView("submission/detail", "submission", submission)
			.addObject("source", submissions.source(id, caller))
			.addObject("question", questions.of(submission.questionId(), caller))
			.addObject("mayJudgeAgain", access.mayRejudge(caller, submission.questionId()));
	}

	@PostMapping(path = "/submissions/{id}/cancel", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView cancel(@PathVariable UUID id, Caller caller) {
		requests.cancel(id, caller);
		return Form.seeOther("/submissions/" + id);
	}

	@PostMapping(path = "/submissions/{id}/rejudge", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView judgeAgain(@PathVariable UUID id, Caller caller) {
		requests.judgeAgain(id, caller);
		return Form.seeOther("/submissions/" + id);
	}

}
