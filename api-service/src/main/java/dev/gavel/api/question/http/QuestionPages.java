package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form for a new question. */
@Controller
class QuestionPages {

	private final Questions questions;

	private final CodeTrial trial;

	private final QuestionFormPage page;

	QuestionPages(Questions questions, CodeTrial trial, QuestionFormPage page) {
		this.questions = questions;
		this.trial = trial;
		this.page = page;
	}

	@GetMapping(path = "/add_ques", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView form() {
		return page.empty();
	}

	@PostMapping(path = "/add_ques", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@RequestParam MultiValueMap<String, String> fields, Caller caller) {
		QuestionForm form = new QuestionForm(new Form(fields));
		try {
			NewQuestion request = form.toRequest();
			boolean tried = trial.before(request, null, caller).isEmpty();
			return page.stored(QuestionView.whole(questions.add(request, caller)), tried);
		}
		catch (Problem problem) {
			return page.refused(form, problem);
		}
	}

	/** See {@link QuestionPreview}; nothing is stored. */
	@PostMapping(path = "/add_ques/preview", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView preview(@RequestParam MultiValueMap<String, String> fields) {
		return QuestionPreview.of(new QuestionForm(new Form(fields))).toModelAndView();
	}

}
