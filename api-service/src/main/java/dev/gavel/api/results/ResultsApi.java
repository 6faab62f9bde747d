package dev.gavel.api.results;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Groups;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.results.ResultsExport.Opening;
import dev.gavel.api.submission.OwnerFilter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

/** Results as files. */
@RestController
@Tag(name = "Results", description = "Results of submissions as files, for the authors of their questions")
class ResultsApi {

	private static final String CSV = "text/csv";

	private static final String JSON_LINES = "application/jsonl";

	private static final String ZIP = "application/zip";

	private final ResultsExport export;

	private final Groups groups;

	private final JdbcClient database;

	private final JsonMapper json;

	ResultsApi(ResultsExport export, Groups groups, JdbcClient database, JsonMapper json) {
		this.export = export;
		this.groups = groups;
		this.database = database;
		this.json = json;
	}

	/**
	 * Downloads the results of a question's submissions. If the connection breaks, the
	 * answer is not complete.
	 * @param submissions all of them, oldest first; or one of each account, in the order
	 * of accounts: the best by all tests, the last, the first, or the one that is
	 * counting at the question
	 * @param owner only those of this account: its id, or {@code me}
	 * @param group only those of the members of the group of this name
	 */
	@ApiResponse(responseCode = "200",
			content = { @Content(mediaType = CSV, schema = @Schema(type = "string")),
					@Content(mediaType = JSON_LINES, schema = @Schema(implementation = Result.class)) })
	@GetMapping("/ques/{id}/results")
	void exportQuestionResults(@PathVariable long id, @RequestParam(defaultValue = "csv") Format format,
			@RequestParam(defaultValue = "all") Which submissions,
			@RequestParam(required = false) @Nullable String owner,
			@RequestParam(required = false) @Nullable String group, Caller caller,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		answer(() -> export.write(List.of(id), selection(submissions, owner, group, caller), caller,
				opening(format, "gavel-question-%d-results".formatted(id), response)));
	}

	/**
	 * Downloads the results of several questions, one after the other.
	 * @param questionId only those of these questions; by default, of all that you wrote,
	 * and for operators of all
	 * @param submissions as for one question
	 * @param owner only those of this account: its id, or {@code me}
	 * @param group only those of the members of the group of this name
	 */
	@ApiResponse(responseCode = "200",
			content = { @Content(mediaType = CSV, schema = @Schema(type = "string")),
					@Content(mediaType = JSON_LINES, schema = @Schema(implementation = Result.class)) })
	@GetMapping("/results")
	void exportResults(@RequestParam(name = "question_id", required = false) @Nullable List<Long> questionId,
			@RequestParam(defaultValue = "csv") Format format, @RequestParam(defaultValue = "all") Which submissions,
			@RequestParam(required = false) @Nullable String owner,
			@RequestParam(required = false) @Nullable String group, Caller caller,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		Selection selection = selection(submissions, owner, group, caller);
		Opening opening = opening(format, "gavel-results", response);
		answer(() -> {
			if (questionId == null) {
				export.write(selection, caller, opening);
			}
			else {
				export.write(questionId, selection, caller, opening);
			}
		});
	}

	/**
	 * Downloads the programs of a question's submissions as a ZIP file. It has a folder
	 * for each account, named by its id, as tools that find similar programs take them,
	 * such as JPlag and MOSS.
	 * @param submissions as for results
	 * @param group only those of the members of the group of this name
	 */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/ques/{id}/sources")
	void exportQuestionSources(@PathVariable long id, @RequestParam(defaultValue = "all") Which submissions,
			@RequestParam(required = false) @Nullable String group, Caller caller,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		Selection selection = selection(submissions, null, group, caller);
		answer(() -> export.write(List.of(id), selection, caller, () -> {
			SourcesZip.requireFew(database, id, selection);
			begin(response, ZIP, "gavel-question-%d-sources.zip".formatted(id));
			return new SourcesZip(database, response.getOutputStream());
		}));
	}

	private Selection selection(Which which, @Nullable String owner, @Nullable String group, Caller caller) {
		return new Selection(which, OwnerFilter.id(owner, caller), groupId(group));
	}

	private @Nullable Long groupId(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		return groups.idOf(name)
			.orElseThrow(() -> Violations.of("group", "expected the name of a group, got '%s'".formatted(name)));
	}

	private Opening opening(Format format, String name, HttpServletResponse response) {
		return () -> {
			begin(response, format.mediaType(), "%s.%s".formatted(name, format));
			return switch (format) {
				case csv -> new ResultsTable(response.getOutputStream());
				case jsonl -> new JsonLines(json, response.getOutputStream());
			};
		};
	}

	private static void begin(HttpServletResponse response, String type, String file) {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(file));
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		response.setHeader("X-Accel-Buffering", "no");
	}

	private static void answer(Export export) throws IOException {
		try {
			export.write();
		}
		catch (IOException ex) {
			throw new AsyncRequestNotUsableException("The connection broke", ex);
		}
	}

	private interface Export {

		void write() throws IOException;

	}

}
