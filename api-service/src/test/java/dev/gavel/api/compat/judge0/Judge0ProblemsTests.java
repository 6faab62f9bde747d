package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class Judge0ProblemsTests {

	@Test
	void refusesAFullQueueAsJudge0Does() {
		ResponseEntity<?> answer = Judge0Problems.answer(new Problem(ProblemType.QUEUE_FULL, "10,000 wait"));
		assertThat(answer.getStatusCode().value()).isEqualTo(503);
		assertThat(answer.getBody()).isEqualTo(Map.of("error", "queue is full"));
	}

	@Test
	void namesFieldsAsJudge0Does() {
		Violations violations = new Violations();
		violations.add("tests[0].stdin", "has 9 bytes");
		violations.add("tests[0].files.a.txt", "is long");
		violations.add("code", "contains U+0000");
		violations.add("tests", "could take 300 s");
		Problem problem = Assertions.catchThrowableOfType(Problem.class, violations::throwIfAny);
		ResponseEntity<?> answer = Judge0Problems.answer(problem);
		assertThat(answer.getStatusCode().value()).isEqualTo(422);
		assertThat(answer.getBody())
			.isEqualTo(Map.of("stdin", List.of("has 9 bytes"), "additional_files", List.of("a.txt: is long"),
					"source_code", List.of("contains U+0000"), "number_of_runs", List.of("could take 300 s")));
	}

	@Test
	void tellsOtherProblemsAsErrors() {
		ResponseEntity<?> answer = Judge0Problems.answer(new Problem(ProblemType.SOURCE_TOO_LARGE, "too long"));
		assertThat(answer.getStatusCode().value()).isEqualTo(422);
		assertThat(answer.getBody()).isEqualTo(Map.of("source_code", List.of("too long")));
		assertThat(Judge0Problems.answer(new Problem(ProblemType.UNAUTHORIZED, "who?")).getBody())
			.isEqualTo(Map.of("error", "who?"));
	}

}
