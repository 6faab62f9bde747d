package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EvaluationView;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.access.SeenQuestion;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.score.SolverScores;
import dev.gavel.api.submission.SubmissionLists;
import dev.gavel.api.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page where a question is solved, and evaluations that it starts. A browser that
 * sends a form and is refused gets the question's page again, with {@code problem} and
 * {@code errors}. A script, which asks for JSON, gets an address to follow, or the
 * problem as a document.
 */
@Controller
class SolvingPages {

	private static final int NEWEST = 5;

	private final AllowedQuestions questions;

	private final Submissions submissions;

	private final SubmissionLists lists;

	private final Evaluations evaluations;

	private final ShownQuestions shown;

	private final Clients clients;

	private final AllowedTestCases allowedTests;

	private final Environments environments;

	private final SolverScores scores;

	SolvingPages(AllowedQuestions questions, Submissions submissions, SubmissionLists lists, Evaluations evaluations,
			ShownQuestions shown, Clients clients, AllowedTestCases allowedTests, Environments environments,
			SolverScores scores) {
		this.questions = questions;
		this.submissions = submissions;
		this.lists = lists;
		this.evaluations = evaluations;
		this.shown = shown;
		this.clients = clients;
		this.allowedTests = allowedTests;
		this.environments = environments;
		this.scores = scores;
	}

	/**
	 * See {@link QuestionPage}.
	 * @param test a test case whose input becomes the solver's own
	 */
	@GetMapping(path = "/ques/{questionId}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView question(@PathVariable long questionId, @RequestParam(required = false) @Nullable Long test,
			Caller caller) {
		QuestionPage page = questionPage(questionId, caller);
		try {
			return page.toModelAndView((test != null) ? allowedTests.ownInput(questionId, test, caller) : Form.empty());
		}
		catch (Problem problem) {
			return page.toModelAndView(Form.empty()).addObject("withoutInput", problem.getMessage());
		}
	}

	private QuestionPage questionPage(long questionId, Caller caller) {
		SeenQuestion seen = questions.see(questionId, caller);
		return new QuestionPage(allowedTests.detail(seen), seen.rights(), lists.newest(caller, questionId, NEWEST),
				environments.names(), scores.own(questionId, caller).orElse(null));
	}

	@PostMapping(path = "/code/execute/{questionId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView submit(@PathVariable long questionId, @RequestParam MultiValueMap<String, String> fields,
			HttpServletResponse response, Caller caller) {
		return orPage(questionId, fields, caller, response,
				() -> submit(questionId, new Form(fields), caller, response));
	}

	@PostMapping(path = "/code/execute/{questionId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Void> submitByScript(@PathVariable long questionId,
			@RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, Caller caller) {
		return accepted(submit(questionId, new Form(fields), caller, response));
	}

	private String submit(long questionId, Form form, Caller caller, HttpServletResponse response) {
		return "/submissions/" + clients
			.serve(caller, Sent.SUBMISSIONS, response,
					(client) -> submissions.submit(questionId, program(form), client))
			.id();
	}

	/**
	 * Evaluates on the input in the form, or on the question's samples without one. Of
	 * the input, {@code test} may keep values.
	 */
	@PostMapping(path = "/code/try/{questionId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView start(@PathVariable long questionId, @RequestParam MultiValueMap<String, String> fields,
			HttpServletResponse response, Caller caller) {
		return orPage(questionId, fields, caller, response,
				() -> start(questionId, new Form(fields), caller, response));
	}

	@PostMapping(path = "/code/try/{questionId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Void> startByScript(@PathVariable long questionId,
			@RequestParam MultiValueMap<String, String> fields, HttpServletResponse response, Caller caller) {
		return accepted(start(questionId, new Form(fields), caller, response));
	}

	private String start(long questionId, Form form, Caller caller, HttpServletResponse response) {
		return allowedTests.filledIn(form, form.id("test"), (whole) -> evaluate(questionId, whole, caller, response),
				caller);
	}

	private String evaluate(long questionId, Form form, Caller caller, HttpServletResponse response) {
		return "/trials/" + clients
			.serve(caller, Sent.EVALUATIONS, response,
					(client) -> evaluations.start(questionId, program(form), form, client))
			.id();
	}

	private static ResponseEntity<Void> accepted(String address) {
		return ResponseEntity.accepted().location(URI.create(address)).build();
	}

	private ModelAndView orPage(long questionId, MultiValueMap<String, String> fields, Caller caller,
			HttpServletResponse response, Supplier<String> sending) {
		try {
			return Form.seeOther(sending.get());
		}
		catch (Problem problem) {
			if (problem.retryAfterSeconds() != null) {
				response.setHeader(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
			}
			return Form.refused(QuestionPage.VIEW, questionPage(questionId, caller).model(new Form(fields)), problem);
		}
	}

	private static NewProgram program(Form form) {
		return new NewProgram(QuestionPage.code(form), form.text("language"), form.text("environment"), null);
	}

	/**
	 * {@code evaluation}: an EvaluationView; {@code question}: a QuestionView, or null.
	 */
	@GetMapping(path = "/trials/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView evaluation(@PathVariable UUID id, Caller caller) {
		EvaluationView evaluation = evaluations.find(id, caller);
		return new ModelAndView("submission/evaluation", "evaluation", evaluation).addObject("question",
				shown.of(evaluation.questionId(), caller));
	}

	@PostMapping(path = "/trials/{id}/cancel", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView cancel(@PathVariable UUID id, Caller caller) {
		evaluations.cancel(id, caller);
		return Form.seeOther("/trials/" + id);
	}

}
