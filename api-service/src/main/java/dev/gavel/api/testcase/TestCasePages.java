package dev.gavel.api.testcase;

import dev.gavel.api.question.PythonStub;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.request.Form;
import dev.gavel.api.request.PageOf;
import dev.gavel.api.request.Problem;
import java.util.List;
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

/**
 * The list of questions with the number of their tests, and the form for a new test case.
 */
@Controller
class TestCasePages {

	private static final String FORM = "testcase/add";

	private final TestCases testCases;

	private final Questions questions;

	TestCasePages(TestCases testCases, Questions questions) {
		this.testCases = testCases;
		this.questions = questions;
	}

	/**
	 * {@code page}: a PageOf of QuestionViews; {@code testCounts}: the number of tests by
	 * question, where there are any.
	 */
	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
		PageOf.check(page, size);
		PageOf<QuestionView> found = PageOf.of(questions.list(page, size), QuestionView::of);
		List<Long> ids = found.items().stream().map(QuestionView::id).toList();
		return new ModelAndView("question/list", Map.of("page", found, "testCounts", testCases.counts(ids)));
	}

	/**
	 * {@code question}: a QuestionView; {@code signature}: of its function; {@code form}:
	 * what was put in; {@code errors}: messages by field of the JSON.
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
		QuestionView question = QuestionView.of(questions.get(id));
		return Map.of("question", question, "signature", PythonStub.signature(question.metadata()), "form", form);
	}

}
