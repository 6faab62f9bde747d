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
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.jspecify.annotations.Nullable;

/** Test cases as forms with files, which may be larger than other requests. */
@RestController
@Tag(name = "Test cases")
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
	 * Adds a test case whose fields are those of the form of the page. Each may be a
	 * file, such as {@code stdin} and {@code output}.
	 */
	@Hidden
	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/create/testcase/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<TestCaseView> createTestCase(@PathVariable long id, HttpServletRequest request, Caller caller,
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
	 * Replaces a test case by a form with files. A value stays as it is if its field is
	 * empty and {@code kept.<field>} has the name of that field.
	 */
	@Hidden
	@PutMapping(path = "/testcases/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	TestCaseView updateTestCase(@PathVariable long id, HttpServletRequest request, Caller caller) {
		questions.getToEdit(allowedTests.questionOf(id, caller), caller);
		try (Upload upload = uploads.read(request)) {
			return files.change(id, upload, caller);
		}
	}

	/**
	 * Adds test cases of a program as pairs of files. They have names like 1.in and
	 * 1.ans, also in archives (.zip); all of them are added, or none. Those in a folder
	 * {@code secret} are hidden; with a field {@code hidden}, so are all others except
	 * those in a folder {@code sample}.
	 */
	@RequestBody(required = true,
			content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
					schema = @Schema(implementation = PairsOfFiles.class)))
	@ApiResponse(responseCode = "201", description = "All were added")
	@PostMapping(path = "/ques/{id}/testcases", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<AddedPairs> createTestCasesOfFiles(@PathVariable long id, HttpServletRequest request, Caller caller,
			IdempotencyKey key) {
		questions.getToEdit(id, caller);
		try (Upload upload = uploads.read(request)) {
			int added = key.withBody(upload::hash)
				.once(TestCaseView.class, caller, () -> files.addAll(id, upload, caller), Integer::valueOf);
			return ResponseEntity.created(URI.create("/ques/" + id)).body(new AddedPairs(added));
		}
	}

	/**
	 * Downloads a value of a test case in full.
	 * @param field its field in the form of the page, such as {@code stdin},
	 * {@code output}, {@code outputs[0]} or {@code input_variables.nums}
	 */
	@GetMapping(path = "/testcases/{id}/text", produces = MediaType.TEXT_PLAIN_VALUE)
	ResponseEntity<byte[]> getTestCaseText(@PathVariable long id, @RequestParam String field, Caller caller) {
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

	/**
	 * A form with files.
	 *
	 * @param files the files, also as archives
	 * @param hidden whether the test cases are hidden
	 */
	record PairsOfFiles(List<MultipartFile> files, @Nullable Boolean hidden) {
	}

}
