package dev.gavel.api.compat.jobe;

import dev.gavel.api.compat.access.CompatAccess;
import dev.gavel.api.compat.access.CompatInterface;
import dev.gavel.api.compat.run.FieldNames;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problems are told as a JSON string, with a status that CodeRunner knows. */
@Component
class JobeProblems implements ProblemFormat {

	private final CompatAccess access;

	private final JsonMapper json;

	JobeProblems(CompatAccess access, JsonMapper json) {
		this.access = access;
		this.json = json;
	}

	@Override
	public boolean isFor(String path) {
		return access.serves(CompatInterface.JOBE, path);
	}

	@Override
	public ResponseEntity<String> write(Problem problem) {
		return ResponseEntity.status(status(problem.status()))
			.contentType(MediaType.APPLICATION_JSON)
			.body(json.writeValueAsString(FieldNames.withoutTest(String.valueOf(problem.getMessage()))));
	}

	/** CodeRunner takes 401 for a limit, and knows no other of the first ones. */
	private static HttpStatus status(HttpStatus status) {
		return switch (status) {
			case UNAUTHORIZED -> HttpStatus.FORBIDDEN;
			case UNPROCESSABLE_CONTENT, CONTENT_TOO_LARGE -> HttpStatus.BAD_REQUEST;
			default -> status;
		};
	}

}
