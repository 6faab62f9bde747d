package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.NewOrder;
import dev.gavel.api.question.testcase.NewTestCase;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Hidden;

/** Test cases for programs. */
@RestController
@Tag(name = "Test cases", description = "Tests of questions as their authors see them, hidden ones too")
class TestCaseApi {

	private final TestCases testCases;

	private final AllowedTestCases allowedTests;

	private final AllowedQuestions questions;

	private final TestCodeTrial codeTrial;

	private final JsonMapper json;

	TestCaseApi(TestCases testCases, AllowedTestCases allowedTests, AllowedQuestions questions, TestCodeTrial codeTrial,
			JsonMapper json) {
		this.testCases = testCases;
		this.allowedTests = allowedTests;
		this.questions = questions;
		this.codeTrial = codeTrial;
		this.json = json;
	}

	/** Adds a test case to a question. */
	@ApiResponse(responseCode = "201")
	@Refuses(ProblemType.TOO_MANY_TEST_CASES)
	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<TestCaseView> createTestCase(@PathVariable long id, @RequestBody NewTestCase request, Caller caller,
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

	/** Adds test cases to a question, one on each line; all of them, or none. */
	@Hidden // OpenAPI has one operation for each path
	@ApiResponse(responseCode = "201", description = "All were added")
	@PostMapping(path = "/create/testcase/{id}", consumes = { "application/jsonl", "application/x-ndjson" })
	ResponseEntity<AddedLines> createTestCases(@PathVariable long id, @RequestBody byte[] body, Caller caller,
			IdempotencyKey key) {
		TestCaseLines lines = new TestCaseLines(body, json);
		questions.getToEdit(id, caller);
		return added(id, key.once(TestCaseView.class, caller, () -> {
			List<String> warnings = codeTrial.before(id, lines, caller);
			return new AddedLines(testCases.addAll(id, lines, caller), lines.lineCount(), warnings);
		}, (count) -> new AddedLines(Integer.parseInt(count), lines.lineCount(), List.of())));
	}

	/** Lists all test cases of a question in the order in which they run. */
	@GetMapping("/ques/{id}/testcases")
	PageOf<TestCaseView> listTestCases(@PathVariable long id, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		PageOf.check(page, size);
		return PageOf.of(allowedTests.list(id, page, size, caller), (view) -> view);
	}

	/**
	 * Reorders the test cases of a question. Judgements that are queued from then on run
	 * them in the new order.
	 */
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
	TestCaseView updateTestCase(@PathVariable long id, @RequestBody NewTestCase request, Caller caller) {
		List<String> warnings = codeTrial.before(allowedTests.questionOf(id, caller), request, caller);
		return testCases.change(id, (check) -> check.check(request), caller).with(warnings);
	}

	/** Deletes a test case. */
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
