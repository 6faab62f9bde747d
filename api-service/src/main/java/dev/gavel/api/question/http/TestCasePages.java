package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.TestCaseLines;
import dev.gavel.api.question.testcase.TestCaseView;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.question.testcode.TestCodeTrial;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The pages where an author writes a question's tests. */
@Controller
class TestCasePages {

	private static final String FORM = "testcase/edit";

	private static final String LIST = "testcase/list";

	private static final int PAGE_SIZE = 50;

	private final TestCases testCases;

	private final AllowedTestCases allowedTests;

	private final AllowedQuestions questions;

	private final TestCodeTrial codeTrial;

	private final GroupTotals groups;

	private final JsonMapper json;

	TestCasePages(TestCases testCases, AllowedTestCases allowedTests, AllowedQuestions questions,
			TestCodeTrial codeTrial, GroupTotals groups, JsonMapper json) {
		this.testCases = testCases;
		this.allowedTests = allowedTests;
		this.questions = questions;
		this.codeTrial = codeTrial;
		this.groups = groups;
		this.json = json;
	}

	/**
	 * {@code question}: a QuestionView; {@code signature}: what a program must be;
	 * {@code stub}: what a solution begins with; {@code form}: what was put in;
	 * {@code errors}: messages by field of the JSON; {@code testCase}: a TestCaseView, if
	 * there is one already; {@code others}: the fields for other right outputs.
	 */
	@GetMapping(path = "/create/testcase/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView form(@PathVariable long id, Caller caller) {
		return Form.shown(FORM, model(id, caller, Form.empty()));
	}

	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		Form form = new Form(fields);
		try {
			codeTrial.before(id, form, caller);
			testCases.add(id, (check) -> check.check(form), caller);
			return backToTests(id);
		}
		catch (Problem problem) {
			return Form.refused(FORM, model(id, caller, form), problem);
		}
	}

	/** What is wrong with a test that is being written; nothing is stored. */
	@PostMapping(path = "/create/testcase/{id}/check", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	@ResponseBody
	List<FieldError> checkTestCase(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
			Caller caller) {
		try {
			testCases.check(id, new Form(fields), caller);
			return List.of();
		}
		catch (Problem problem) {
			if (problem.type() != ProblemType.INVALID) {
				throw problem;
			}
			return problem.errors();
		}
	}

	@GetMapping(path = "/testcases/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView change(@PathVariable long id, Caller caller) {
		return Form.shown(FORM, changeModel(id, caller, allowedTests.form(id, caller)));
	}

	@PostMapping(path = "/testcases/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		Form form = new Form(fields);
		try {
			return allowedTests.filledIn(form, id, (whole) -> change(id, whole, caller), caller);
		}
		catch (Problem problem) {
			return Form.refused(FORM, changeModel(id, caller, form), problem);
		}
	}

	private ModelAndView change(long id, Form form, Caller caller) {
		long question = allowedTests.questionOf(id, caller);
		codeTrial.before(question, form, caller);
		testCases.change(id, (check) -> check.check(form), caller);
		return backToTests(question);
	}

	@PostMapping(path = "/testcases/{id}/delete", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView delete(@PathVariable long id, Caller caller) {
		return backToTests(testCases.delete(id, caller));
	}

	/**
	 * @param its new index, from 1
	 */
	@PostMapping(path = "/testcases/{id}/move", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView move(@PathVariable long id, @RequestParam int to, Caller caller) {
		return backToTests(testCases.move(id, to, caller));
	}

	/**
	 * {@code question}: a QuestionView; {@code stub}: what a solution begins with;
	 * {@code page}: a PageOf of TestCaseViews; {@code example}: of a line; {@code lines}:
	 * what was put in; {@code warnings}: about groups of tests.
	 */
	@GetMapping(path = "/ques/{id}/testcases", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@PathVariable long id, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "" + PAGE_SIZE) int size, Caller caller) {
		PageOf.check(page, size);
		return Form.shown(LIST, listModel(id, caller, page, size, ""));
	}

	/** Several at once, in the field {@code lines}. */
	@PostMapping(path = "/ques/{id}/testcases", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView addLines(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		String lines = Objects.requireNonNullElse(new Form(fields).text("lines"), "");
		try {
			if (lines.isEmpty()) {
				throw Violations.of("lines", "is missing");
			}
			questions.getToEdit(id, caller);
			TestCaseLines sent = new TestCaseLines(lines.getBytes(StandardCharsets.UTF_8), json);
			codeTrial.before(id, sent, caller);
			testCases.addAll(id, sent, caller);
			return backToTests(id);
		}
		catch (Problem problem) {
			return Form.refused(LIST, listModel(id, caller, 0, PAGE_SIZE, lines), problem);
		}
	}

	private static ModelAndView backToTests(long questionId) {
		return Form.seeOther("/ques/%d/testcases".formatted(questionId));
	}

	private Map<String, Object> model(long questionId, Caller caller, Form form) {
		QuestionView question = QuestionView.of(questions.getWithTests(questionId, caller));
		Map<String, Object> model = new HashMap<>();
		model.put("question", question);
		model.put("signature", question.metadata().declaration());
		model.put("stub", question.stub());
		model.put("form", form);
		model.put("others", RightOutputs.fields(form));
		return model;
	}

	private Map<String, Object> changeModel(long id, Caller caller, Form form) {
		Map<String, Object> model = model(allowedTests.questionOf(id, caller), caller, form);
		model.put("testCase", allowedTests.find(id, caller));
		return model;
	}

	private Map<String, Object> listModel(long questionId, Caller caller, int page, int size, String lines) {
		Question stored = questions.getWithTests(questionId, caller);
		QuestionView question = QuestionView.of(stored);
		return Map.of("question", question, "stub", question.stub(), "page",
				PageOf.of(allowedTests.list(questionId, page, size, caller), (view) -> view), "example",
				question.metadata().lineExample(), "lines", lines, "warnings",
				groups.warnings(questionId, stored.scoring().tests()));
	}

}
