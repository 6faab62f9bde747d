package dev.gavel.api.evaluation.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Problem.FieldError;
import java.net.URI;
import java.util.List;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a line cannot be judged, as problems of requests are written.
 *
 * @param errors by field, when fields are invalid; the first ones
 */
record LineProblem(@Schema(format = "uri-reference") URI type, String title, int status, String detail,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

	private static final int MOST_ERRORS = 10;

	private static final int MOST_CHARACTERS = 1000;

	static LineProblem of(Problem problem) {
		return new LineProblem(problem.type().uri(), problem.type().title(), problem.status().value(),
				cut(String.valueOf(problem.getMessage())),
				problem.errors()
					.stream()
					.limit(MOST_ERRORS)
					.map((error) -> new FieldError(error.field(), cut(error.message())))
					.toList());
	}

	private static String cut(String text) {
		return (text.length() <= MOST_CHARACTERS) ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
	}

}
