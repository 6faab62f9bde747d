package dev.gavel.api.imports.own;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.kattis.KattisExport;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions as archives. */
@RestController
@Tag(name = "Questions")
class ExportApi {

	private static final int MOST = 1000;

	private final QuestionExport export;

	private final KattisExport kattis;

	ExportApi(QuestionExport export, KattisExport kattis) {
		this.kattis = kattis;
		this.export = export;
	}

	/**
	 * Downloads questions with their tests and images as a ZIP archive.
	 * @param id of the questions
	 * @param format gavel, which can be imported without loss; or kattis, problem
	 * packages of version 2025-09, for questions that ask for a program
	 */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/ques/export")
	void exportQuestions(@RequestParam List<Long> id, @RequestParam(defaultValue = "gavel") String format,
			Caller caller, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
		if (id.isEmpty() || id.size() > MOST) {
			throw Violations.of("id", "expected 1 to %,d questions, got %,d".formatted(MOST, id.size()));
		}
		ExportFormat wanted = ExportFormat.of(format);
		List<Question> questions = export.find(id, caller);
		if (wanted == ExportFormat.KATTIS) {
			kattis.requireFit(questions, caller);
		}
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gavel-questions.zip\"");
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		switch (wanted) {
			case GAVEL -> export.write(questions, response.getOutputStream(), caller);
			case KATTIS -> kattis.write(questions, response.getOutputStream(), caller);
		}
	}

}
