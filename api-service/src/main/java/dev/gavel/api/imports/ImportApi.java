package dev.gavel.api.imports;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.imports.question.QuestionReport;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Uploads;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports, for programs. */
@RestController
@Tag(name = "Imports", description = "Files of questions, also of other systems")
@RequestMapping("/imports")
class ImportApi {

	private final Imports imports;

	private final Uploads uploads;

	ImportApi(Imports imports, Uploads uploads) {
		this.imports = imports;
		this.uploads = uploads;
	}

	/**
	 * Reads a file of questions. Without {@code confirms}, this is a dry run: it reports
	 * what would be created or changed and what cannot be taken, and stores only the
	 * report. Then send the same file again with the id of the dry run.
	 */
	@RequestBody(required = true,
			content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
					schema = @Schema(implementation = FileOfQuestions.class)))
	@ApiResponse(responseCode = "202", description = "It is being read")
	@Refuses(ProblemType.TOO_MANY_REQUESTS)
	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<ImportView> createImport(HttpServletRequest request, Caller caller, IdempotencyKey key) {
		Upload upload = uploads.readImport(request);
		try {
			return key.withBody(upload::hash)
				.once(ImportView.class, caller, () -> accepted(imports.begin(upload, caller)), (id) -> {
					upload.close();
					return accepted(imports.find(Long.parseLong(id), caller));
				});
		}
		catch (RuntimeException ex) {
			upload.close();
			throw ex;
		}
	}

	private static ResponseEntity<ImportView> accepted(ImportView begun) {
		return ResponseEntity.accepted().location(URI.create("/imports/" + begun.id())).body(begun);
	}

	/** Lists your imports, newest first. */
	@GetMapping
	PageOf<ImportView> listImports(@RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return imports.list(page, size, caller);
	}

	/** Returns an import with its progress. */
	@GetMapping("/{id}")
	ImportView getImport(@PathVariable long id, Caller caller) {
		return imports.find(id, caller);
	}

	/**
	 * Lists what became of the questions of an import, in the order of the file.
	 * @param outcome of those that are listed; all when it is left out
	 */
	@GetMapping("/{id}/questions")
	PageOf<QuestionReport> listImportedQuestions(@PathVariable long id,
			@RequestParam(required = false) @Nullable Outcome outcome, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return imports.reports(id, outcome, page, size, caller);
	}

	/**
	 * A form with a file.
	 *
	 * @param file in one of the formats, or an archive (.zip) of such files
	 * @param confirms the id of a dry run of the same file; without it, this is a dry run
	 */
	record FileOfQuestions(MultipartFile file, @Nullable Long confirms) {
	}

}
