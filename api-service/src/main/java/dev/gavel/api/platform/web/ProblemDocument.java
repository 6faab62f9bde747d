package dev.gavel.api.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.platform.request.Problem;
import java.net.URI;
import java.util.List;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param instance the path that was asked for
 * @param errors by field, when fields are invalid
 */
record ProblemDocument(URI type, String title, int status, String detail, String instance,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors) {

	static ProblemDocument of(Problem problem, String path) {
		return new ProblemDocument(problem.type().uri(), problem.type().title(), problem.status().value(),
				problem.getMessage(), path, problem.errors());
	}

}
