package dev.gavel.api.reference;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages where an author keeps reference solutions, and sees what came of them. */
@Controller
class SolutionPages {

	private static final String LIST = "reference/list";

	private static final String EDIT = "reference/edit";

	private final ReferenceSolutions solutions;

	private final Verifications verifications;

	private final AllowedQuestions questions;

	SolutionPages(ReferenceSolutions solutions, Verifications verifications, AllowedQuestions questions) {
		this.solutions = solutions;
		this.verifications = verifications;
		this.questions = questions;
	}

	/**
	 * {@code question}: a QuestionView; {@code verification}: a VerificationView, if
	 * there are solutions; {@code form}: of a new solution; {@code errors}: messages by
	 * field.
	 */
	@GetMapping(path = "/ques/{id}/solutions", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@PathVariable long id, Caller caller) {
		return Form.shown(LIST, model(id, Form.empty(), caller));
	}

	@PostMapping(path = "/ques/{id}/solutions", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		Form form = new Form(fields);
		try {
			solutions.add(id, request(form), caller);
			return backToList(id);
		}
		catch (Problem problem) {
			return Form.refused(LIST, model(id, form, caller), problem);
		}
	}

	/** {@code solution}: a ReferenceSolution; the rest as of the list. */
	@GetMapping(path = "/ques/{id}/solutions/{solutionId}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView edit(@PathVariable long id, @PathVariable long solutionId, Caller caller) {
		return Form.shown(EDIT, model(id, solutionId, Form.empty(), caller));
	}

	@PostMapping(path = "/ques/{id}/solutions/{solutionId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView edit(@PathVariable long id, @PathVariable long solutionId,
			@RequestParam MultiValueMap<String, String> fields, Caller caller) {
		Form form = new Form(fields);
		try {
			solutions.change(id, solutionId, request(form), caller);
			return backToList(id);
		}
		catch (Problem problem) {
			return Form.refused(EDIT, model(id, solutionId, form, caller), problem);
		}
	}

	@PostMapping(path = "/ques/{id}/solutions/{solutionId}/delete",
			consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView delete(@PathVariable long id, @PathVariable long solutionId, Caller caller) {
		solutions.delete(id, solutionId, caller);
		return backToList(id);
	}

	@PostMapping(path = "/ques/{id}/verification", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView verify(@PathVariable long id, Caller caller) {
		try {
			verifications.start(id, caller);
			return backToList(id);
		}
		catch (Problem problem) {
			return Form.refused(LIST, model(id, Form.empty(), caller), problem);
		}
	}

	private static NewSolution request(Form form) {
		return new NewSolution(form.text("name"), form.text("code"),
				form.choice("required_verdict", RequiredVerdict.class));
	}

	private static ModelAndView backToList(long questionId) {
		return Form.seeOther("/ques/%d/solutions".formatted(questionId));
	}

	private Map<String, @Nullable Object> model(long questionId, Form form, Caller caller) {
		Question question = questions.getWithTests(questionId, caller);
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("question", QuestionView.of(question));
		model.put("stub", QuestionView.of(question).stub());
		model.put("verification", verifications.view(question).orElse(null));
		model.put("verdicts", RequiredVerdict.values());
		model.put("form", form);
		model.put("solution", null);
		return model;
	}

	private Map<String, @Nullable Object> model(long questionId, long solutionId, Form form, Caller caller) {
		Map<String, @Nullable Object> model = model(questionId, form, caller);
		model.put("solution", solutions.find(questionId, solutionId, caller));
		return model;
	}

}
