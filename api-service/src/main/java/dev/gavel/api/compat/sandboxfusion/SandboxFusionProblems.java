package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.access.CompatAccess;
import dev.gavel.api.compat.access.CompatInterface;
import dev.gavel.api.compat.run.FieldNames;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody.Detail;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemFormat;
import dev.gavel.api.platform.request.ProblemType;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Problems are told as FastAPI does. Clients of verl send a request again after the
 * status 504 only, so that is the answer to all that pass.
 */
@Component
class SandboxFusionProblems implements ProblemFormat {

	private static final String SERVED = " Gavel has POST run_code, POST submit and GET v1/ping of SandboxFusion.";

	private final CompatAccess access;

	SandboxFusionProblems(CompatAccess access) {
		this.access = access;
	}

	@Override
	public boolean isFor(String path) {
		return access.serves(CompatInterface.SANDBOX_FUSION, path);
	}

	@Override
	public ResponseEntity<Map<String, Object>> write(Problem problem) {
		HttpStatus status = Runs.isOverload(problem) ? HttpStatus.GATEWAY_TIMEOUT : problem.status();
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("detail", problem.errors().isEmpty() ? text(problem) : details(problem)));
	}

	private static String text(Problem problem) {
		return problem.getMessage() + ((problem.type() == ProblemType.NOT_FOUND) ? SERVED : "");
	}

	private static List<Detail> details(Problem problem) {
		return problem.errors()
			.stream()
			.map((error) -> new Detail(List.of("body", FieldNames.withoutTest(error.field())), error.message()))
			.toList();
	}

}
