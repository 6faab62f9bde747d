package dev.gavel.api.testcase;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Test cases, and questions with them, for programs. */
@RestController
class TestCaseApi {

	private final TestCases testCases;

	TestCaseApi(TestCases testCases) {
		this.testCases = testCases;
	}

	@GetMapping("/ques/{id}")
	QuestionDetail detail(@PathVariable long id) {
		return testCases.detail(id);
	}

	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<TestCaseView> add(@PathVariable long id, @RequestBody NewTestCase request) {
		return ResponseEntity.created(URI.create("/ques/" + id))
			.body(testCases.add(id, (check) -> check.check(request)));
	}

}
