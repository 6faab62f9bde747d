package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Uploads;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.TestCaseView;
import dev.gavel.api.question.testfile.TestFiles;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Test cases as forms with files, which may be larger than other requests. */
@RestController
class TestFileApi {

	/** As problem packages call them. */
	private static final Map<String, String> ENDINGS = Map.of("stdin", "in", "output", "ans");

	private final TestFiles files;

	private final Uploads uploads;

	private final AllowedQuestions questions;

	private final AllowedTestCases allowedTests;

	TestFileApi(TestFiles files, Uploads uploads, AllowedQuestions questions, AllowedTestCases allowedTests) {
		this.files = files;
		this.uploads = uploads;
		this.questions = questions;
		this.allowedTests = allowedTests;
	}

	/**
	 * A test case whose fields are those of the page's form. Each may be a file, such as
	 * {@code stdin} and {@code output}.
	 */
	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<TestCaseView> add(@PathVariable long id, HttpServletRequest request, Caller caller,
			IdempotencyKey key) {
		questions.getToEdit(id, caller);
		try (Upload upload = uploads.read(request)) {
			return ResponseEntity.created(URI.create("/ques/" + id))
				.body(key.withBody(upload::hash)
					.once(TestCaseView.class, caller, () -> files.add(id, upload, caller),
							(test) -> allowedTests.find(Long.parseLong(test), caller)));
		}
	}

	/**
	 * Replaces a test case by a form as above. A value stays as it is if its field is
	 * empty and {@code kept.<field>} has the name of that field.
	 */
	@PutMapping(path = "/testcases/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	TestCaseView change(@PathVariable long id, HttpServletRequest request, Caller caller) {
		questions.getToEdit(allowedTests.questionOf(id, caller), caller);
		try (Upload upload = uploads.read(request)) {
			return files.change(id, upload, caller);
		}
	}

	/**
	 * Several tests of a program: pairs of files such as 1.in and 1.ans, or archives
	 * (.zip) with such pairs; all of them are added, or none. Those in a folder
	 * {@code secret} are hidden, and so are all but those in a folder {@code sample} if
	 * there is a field {@code hidden}.
	 */
	@ApiResponse(responseCode = "201", description = "All were added")
	@PostMapping(path = "/ques/{id}/testcases", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<AddedPairs> addAll(@PathVariable long id, HttpServletRequest request, Caller caller,
			IdempotencyKey key) {
		questions.getToEdit(id, caller);
		try (Upload upload = uploads.read(request)) {
			int added = key.withBody(upload::hash)
				.once(TestCaseView.class, caller, () -> files.addAll(id, upload, caller), Integer::valueOf);
			return ResponseEntity.created(URI.create("/ques/" + id)).body(new AddedPairs(added));
		}
	}

	/**
	 * A value of a test case in full, as a file.
	 * @param field its field in the form of the page, such as {@code stdin},
	 * {@code output}, {@code outputs[0]} or {@code input_variables.nums}
	 */
	@GetMapping(path = "/testcases/{id}/text", produces = MediaType.TEXT_PLAIN_VALUE)
	ResponseEntity<byte[]> text(@PathVariable long id, @RequestParam String field, Caller caller) {
		byte[] bytes = allowedTests.value(id, field, (text) -> text.getBytes(StandardCharsets.UTF_8), caller);
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					"attachment; filename=\"%d.%s\"".formatted(id, ENDINGS.getOrDefault(field, "txt")))
			.body(bytes);
	}

	/**
	 * The outcome of adding test cases as files.
	 *
	 * @param added how many test cases were added
	 */
	record AddedPairs(int added) {
	}

}
