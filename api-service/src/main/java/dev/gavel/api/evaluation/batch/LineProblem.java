package dev.gavel.api.evaluation.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Problem.FieldError;
import java.net.URI;
import java.util.List;

/**
 * Why a line cannot be judged, as problems of requests are written.
 *
 * @param errors by field, when fields are invalid
 */
record LineProblem(URI type, String title, int status, String detail,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

	static LineProblem of(Problem problem) {
		return new LineProblem(problem.type().uri(), problem.type().title(), problem.status().value(),
				String.valueOf(problem.getMessage()), problem.errors());
	}

}
