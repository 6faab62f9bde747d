package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Test cases as forms with files, which may be larger than other requests. */
@RestController
class TestFileApi {

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
	ResponseEntity<TestCaseView> add(@PathVariable long id, HttpServletRequest request, Caller caller) {
		questions.getToEdit(id, caller);
		try (Upload upload = uploads.read(request)) {
			return ResponseEntity.created(URI.create("/ques/" + id)).body(files.add(id, upload, caller));
		}
	}

	/** Replaces a test case by a form as above. */
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
	ResponseEntity<AddedPairs> addAll(@PathVariable long id, HttpServletRequest request, Caller caller) {
		questions.getToEdit(id, caller);
		try (Upload upload = uploads.read(request)) {
			return ResponseEntity.created(URI.create("/ques/" + id))
				.body(new AddedPairs(files.addAll(id, upload, caller)));
		}
	}

	/** What a program reads in a test, as a file. */
	@GetMapping(path = "/testcases/{id}/stdin", produces = MediaType.TEXT_PLAIN_VALUE)
	ResponseEntity<byte[]> stdin(@PathVariable long id, Caller caller) {
		return file(id, "in", (test) -> (test.input().program() != null) ? test.input().program().stdin() : null,
				caller);
	}

	/** What a program must print in a test, as a file. */
	@GetMapping(path = "/testcases/{id}/output", produces = MediaType.TEXT_PLAIN_VALUE)
	ResponseEntity<byte[]> output(@PathVariable long id, Caller caller) {
		return file(id, "ans", (test) -> (test.input().program() != null) ? test.output() : null, caller);
	}

	private ResponseEntity<byte[]> file(long id, String ending, Function<TestCaseView, @Nullable String> text,
			Caller caller) {
		byte[] bytes = allowedTests.wholeOfSample(id, (test) -> bytes(id, text.apply(test)), caller);
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%d.%s\"".formatted(id, ending))
			.body(bytes);
	}

	private static byte[] bytes(long id, @Nullable String text) {
		if (text == null) {
			throw Problem.notFound("test of a program", id);
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The outcome of adding test cases as files.
	 *
	 * @param added how many test cases were added
	 */
	record AddedPairs(int added) {
	}

}
