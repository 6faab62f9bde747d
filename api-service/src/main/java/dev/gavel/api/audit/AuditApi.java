package dev.gavel.api.audit;

import dev.gavel.api.platform.request.PageOf;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Hidden;

/** The audit log, for programs of operators. */
@RestController
@Tag(name = "Audit log", description = "Who changed what, and when")
class AuditApi {

	private static final String JSON_LINES = "application/jsonl";

	private final AuditLog log;

	private final ObjectWriter json;

	AuditApi(AuditLog log, JsonMapper json) {
		this.log = log;
		this.json = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
	}

	/**
	 * Lists what was changed, newest first.
	 * @param accountId who changed it
	 * @param thing what was changed: its kind and id, such as {@code question 5}
	 * @param since the earliest time
	 * @param until the time before which it happened
	 */
	@GetMapping("/audit")
	PageOf<AuditEntry> listAuditEntries(@RequestParam(name = "account_id", required = false) @Nullable Long accountId,
			@RequestParam(required = false) @Nullable Action action,
			@RequestParam(required = false) @Nullable String thing,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Nullable Instant until, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size) {
		return log.list(new AuditFilter(accountId, action, thing, since, until), page, size);
	}

	/** All matching entries as lines of JSON, newest first. */
	@Hidden // OpenAPI has one operation for each path
	@GetMapping(path = "/audit", produces = JSON_LINES)
	void exportAuditEntries(@RequestParam(name = "account_id", required = false) @Nullable Long accountId,
			@RequestParam(required = false) @Nullable Action action,
			@RequestParam(required = false) @Nullable String thing,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Nullable Instant until,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		response.setContentType(JSON_LINES);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		Writer lines = response.getWriter();
		log.each(new AuditFilter(accountId, action, thing, since, until), (entry) -> write(entry, lines));
	}

	private void write(AuditEntry entry, Writer lines) {
		try {
			json.writeValue(lines, entry);
			lines.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
