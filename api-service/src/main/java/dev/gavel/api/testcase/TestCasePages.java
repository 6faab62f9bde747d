package dev.gavel.api.testcase;

import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Form;
import dev.gavel.api.request.Problem;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a question and the form for a new test case. */
@Controller
class TestCasePages {

	private static final String FORM = "testcase/add";

	private final TestCases testCases;

	private final Questions questions;

	TestCasePages(TestCases testCases, Questions questions) {
		this.testCases = testCases;
		this.questions = questions;
	}

	/** See {@link QuestionPage}. */
	@GetMapping(path = "/ques/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView detail(@PathVariable long id) {
		return QuestionPage.of(testCases.detail(id));
	}

	/**
	 * {@code question}: a QuestionView; {@code form}: what was put in; {@code errors}:
	 * messages by field of the JSON.
	 */
	@GetMapping(path = "/create/testcase/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView form(@PathVariable long id) {
		return new ModelAndView(FORM, model(id, new Form(new LinkedMultiValueMap<>()))).addObject("errors", Map.of());
	}

	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields) {
		Form form = new Form(fields);
		try {
			testCases.add(id, (check) -> check.check(form));
			return Form.seeOther("/ques/" + id);
		}
		catch (Problem problem) {
			return Form.refused(FORM, model(id, form), problem);
		}
	}

	private Map<String, Object> model(long id, Form form) {
		return Map.of("question", QuestionView.of(questions.get(id)), "form", form);
	}

}
