package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.NewOrder;
import dev.gavel.api.question.testcase.NewTestCase;
import dev.gavel.api.question.testcase.QuestionDetail;
import dev.gavel.api.question.testcase.QuestionEdits;
import dev.gavel.api.question.testcase.TestCaseLines;
import dev.gavel.api.question.testcase.TestCaseView;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.question.testcode.TestCodeTrial;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Test cases, and questions with them, for programs. */
@RestController
class TestCaseApi {

	private final TestCases testCases;

	private final AllowedTestCases allowedTests;

	private final QuestionEdits edits;

	private final AllowedQuestions questions;

	private final CodeTrial trial;

	private final TestCodeTrial codeTrial;

	private final Environments environments;

	private final GroupTotals groups;

	private final JsonMapper json;

	TestCaseApi(TestCases testCases, AllowedTestCases allowedTests, QuestionEdits edits, AllowedQuestions questions,
			CodeTrial trial, TestCodeTrial codeTrial, Environments environments, GroupTotals groups, JsonMapper json) {
		this.testCases = testCases;
		this.allowedTests = allowedTests;
		this.edits = edits;
		this.questions = questions;
		this.trial = trial;
		this.codeTrial = codeTrial;
		this.environments = environments;
		this.groups = groups;
		this.json = json;
	}

	@GetMapping("/ques/{id}")
	QuestionDetail getQuestion(@PathVariable long id, Caller caller) {
		return allowedTests.detail(questions.see(id, caller));
	}

	/**
	 * Replaces a question. When its test cases do not fit a new signature, the request is
	 * refused, and the errors name them by their index.
	 */
	@PutMapping(path = "/ques/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	WrittenQuestion replaceQuestion(@PathVariable long id, @RequestBody NewQuestion request, Caller caller) {
		List<String> warnings = trial.before(request, questions.getToEdit(id, caller), caller);
		QuestionView edited = edits.edit(id, request, caller);
		List<String> ofGroups = groups.warnings(id, questions.getToEdit(id, caller).scoring().tests());
		return WrittenQuestion.of(edited, Stream.concat(warnings.stream(), ofGroups.stream()).toList(), environments);
	}

	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<TestCaseView> addTestCase(@PathVariable long id, @RequestBody NewTestCase request, Caller caller,
			IdempotencyKey key) {
		questions.getToEdit(id, caller);
		return added(id, key.once(TestCaseView.class, caller, () -> {
			List<String> warnings = codeTrial.before(id, request, caller);
			return testCases.add(id, (check) -> check.check(request), caller).with(warnings);
		}, (test) -> allowedTests.find(Long.parseLong(test), caller)));
	}

	private static <T> ResponseEntity<T> added(long id, T added) {
		return ResponseEntity.created(URI.create("/ques/" + id)).body(added);
	}

	/** Several at once, one a line; all of them are added, or none. */
	@ApiResponse(responseCode = "201", description = "All were added")
	@PostMapping(path = "/create/testcase/{id}", consumes = { "application/jsonl", "application/x-ndjson" })
	ResponseEntity<AddedLines> addTestCases(@PathVariable long id, @RequestBody byte[] body, Caller caller,
			IdempotencyKey key) {
		TestCaseLines lines = new TestCaseLines(body, json);
		questions.getToEdit(id, caller);
		return added(id, key.once(TestCaseView.class, caller, () -> {
			List<String> warnings = codeTrial.before(id, lines, caller);
			return new AddedLines(testCases.addAll(id, lines, caller), lines.lineCount(), warnings);
		}, (count) -> new AddedLines(Integer.parseInt(count), lines.lineCount(), List.of())));
	}

	/** All test cases as their author sees them, hidden ones too. */
	@GetMapping("/ques/{id}/testcases")
	PageOf<TestCaseView> listTestCases(@PathVariable long id, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		PageOf.check(page, size);
		return PageOf.of(allowedTests.list(id, page, size, caller), (view) -> view);
	}

	/** Judgements that are queued from then on run the tests in the new order. */
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@PutMapping(path = "/ques/{id}/testcases/order", consumes = MediaType.APPLICATION_JSON_VALUE)
	void orderTestCases(@PathVariable long id, @RequestBody NewOrder order, Caller caller) {
		testCases.order(id, order, caller);
	}

	/**
	 * Returns a test case with all of its values, so that it can be changed and written
	 * back.
	 */
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TestCaseView.class)))
	@GetMapping(path = "/testcases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	byte[] getTestCase(@PathVariable long id, Caller caller) {
		return allowedTests.whole(id, json::writeValueAsBytes, caller);
	}

	/** Replaces a test case. Accepts an answer of GET, too. */
	@PutMapping(path = "/testcases/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	TestCaseView changeTestCase(@PathVariable long id, @RequestBody NewTestCase request, Caller caller) {
		List<String> warnings = codeTrial.before(allowedTests.questionOf(id, caller), request, caller);
		return testCases.change(id, (check) -> check.check(request), caller).with(warnings);
	}

	@ResponseStatus(HttpStatus.NO_CONTENT)
	@DeleteMapping("/testcases/{id}")
	void deleteTestCase(@PathVariable long id, Caller caller) {
		testCases.delete(id, caller);
	}

	/**
	 * The outcome of adding test cases as lines.
	 *
	 * @param added how many test cases were added
	 * @param lines how many were read, blank ones too
	 * @param warnings hints for the author; omitted when there are none
	 */
	record AddedLines(int added, int lines, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
	}

}
