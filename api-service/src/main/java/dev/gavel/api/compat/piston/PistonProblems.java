package dev.gavel.api.compat.piston;

import dev.gavel.api.compat.access.CompatAccess;
import dev.gavel.api.compat.access.CompatInterface;
import dev.gavel.api.compat.run.FieldNames;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemFormat;
import dev.gavel.api.platform.request.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells problems as Piston does. */
@Component
class PistonProblems implements ProblemFormat {

	private final CompatAccess access;

	PistonProblems(CompatAccess access) {
		this.access = access;
	}

	@Override
	public boolean isFor(String path) {
		return access.serves(CompatInterface.PISTON, path);
	}

	@Override
	public ResponseEntity<?> write(Problem problem) {
		return answer(problem);
	}

	static ResponseEntity<Message> answer(Problem problem) {
		return ResponseEntity.status(status(problem)).body(new Message(message(problem)));
	}

	private static HttpStatus status(Problem problem) {
		if (Runs.isOverload(problem)) {
			return HttpStatus.TOO_MANY_REQUESTS;
		}
		return (problem.type() == ProblemType.INVALID) ? HttpStatus.BAD_REQUEST : problem.status();
	}

	private static String message(Problem problem) {
		return switch (problem.type()) {
			case UNSUPPORTED_MEDIA_TYPE -> "requests must be of type application/json";
			case NOT_FOUND -> "Not Found";
			default -> FieldNames.withoutTest(String.valueOf(problem.getMessage()));
		};
	}

	/** A problem, as answered. */
	record Message(String message) {
	}

}
