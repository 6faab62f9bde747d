package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.access.CompatAccess;
import dev.gavel.api.compat.access.CompatInterface;
import dev.gavel.api.compat.run.FieldNames;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.ProblemFormat;
import dev.gavel.api.platform.request.ProblemType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells problems as Judge0 does: what is wrong by field, otherwise as an error. */
@Component
class Judge0Problems implements ProblemFormat {

	/** What Gavel calls the fields of a submission. */
	private static final Map<String, String> NAMES = Map.of("code", "source_code", "output", "expected_output", "args",
			"command_line_arguments", "files", "additional_files", "tests", "number_of_runs");

	private static final String FILE = "files.";

	private final CompatAccess access;

	Judge0Problems(CompatAccess access) {
		this.access = access;
	}

	@Override
	public boolean isFor(String path) {
		return access.serves(CompatInterface.JUDGE0, path);
	}

	@Override
	public ResponseEntity<?> write(Problem problem) {
		return answer(problem);
	}

	static ResponseEntity<Map<String, ?>> answer(Problem problem) {
		HttpStatus status = (problem.type() == ProblemType.SOURCE_TOO_LARGE) ? HttpStatus.UNPROCESSABLE_CONTENT
				: problem.status();
		return ResponseEntity.status(status).body(fields(problem));
	}

	/** Returns what is wrong with each field, if it is about fields. */
	static Map<String, ?> fields(Problem problem) {
		return switch (problem.type()) {
			case INVALID -> problem.errors()
				.stream()
				.collect(Collectors
					.groupingBy(Judge0Problems::field, LinkedHashMap::new, Collectors.mapping(Judge0Problems::message,
							Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf))));
			case SOURCE_TOO_LARGE -> Map.of("source_code", List.of(String.valueOf(problem.getMessage())));
			case QUEUE_FULL -> Map.of("error", "queue is full");
			default -> Map.of("error", String.valueOf(problem.getMessage()));
		};
	}

	private static String field(FieldError error) {
		String field = place(error).replaceFirst("[.\\[].*", "");
		return NAMES.getOrDefault(field, field);
	}

	private static String place(FieldError error) {
		return FieldNames.withoutTest(error.field());
	}

	private static String message(FieldError error) {
		String place = place(error);
		return place.startsWith(FILE) ? "%s: %s".formatted(place.substring(FILE.length()), error.message())
				: error.message();
	}

}
