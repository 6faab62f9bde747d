package dev.gavel.api.compat.sandboxfusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.sandboxfusion.body.InvalidBody.Detail;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SandboxFusionProblemsTests {

	private final SandboxFusionProblems problems = new SandboxFusionProblems(null);

	@Test
	void namesFieldsAsClientsSendThem() {
		Violations violations = new Violations();
		violations.add("tests[0].files.a.txt", "is long");
		Problem problem = Assertions.catchThrowableOfType(Problem.class, violations::throwIfAny);
		assertThat(problems.write(problem).getBody())
			.isEqualTo(Map.of("detail", List.of(new Detail(List.of("body", "files.a.txt"), "is long"))));
	}

	@Test
	void tellsOfOverloadByTheOnlyStatusThatVerlTriesAgain() {
		assertThat(problems.write(new Problem(ProblemType.QUEUE_FULL, "10,000 wait")).getStatusCode().value())
			.isEqualTo(504);
		assertThat(problems.write(new Problem(ProblemType.INVALID, "no")).getStatusCode().value()).isEqualTo(422);
	}

}
