package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.QuestionEdits;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form for a question that is there already, and perhaps has tests. */
@Controller
class EditQuestionPages {

	private final QuestionEdits edits;

	private final AllowedQuestions questions;

	private final CodeTrial trial;

	private final QuestionFormPage page;

	EditQuestionPages(QuestionEdits edits, AllowedQuestions questions, CodeTrial trial, QuestionFormPage page) {
		this.edits = edits;
		this.questions = questions;
		this.trial = trial;
		this.page = page;
	}

	@GetMapping(path = "/ques/{id}/edit", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView form(@PathVariable long id, @RequestParam(defaultValue = "false") boolean untried, Caller caller) {
		return page.show(id, caller).addObject("untried", untried);
	}

	@PostMapping(path = "/ques/{id}/edit", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView edit(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		QuestionForm form = new QuestionForm(new Form(fields));
		try {
			NewQuestion request = form.toRequest();
			boolean tried = trial.before(request, questions.getToEdit(id, caller), caller).isEmpty();
			return page.stored(edits.edit(id, request, caller), tried);
		}
		catch (Problem problem) {
			return page.refused(id, form, problem, caller);
		}
	}

}
