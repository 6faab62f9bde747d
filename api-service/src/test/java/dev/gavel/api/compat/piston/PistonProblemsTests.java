package dev.gavel.api.compat.piston;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.piston.PistonProblems.Message;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;

class PistonProblemsTests {

	@ParameterizedTest
	@CsvSource({ "QUEUE_FULL, 429, why", "TOO_MANY_SUBMISSIONS, 429, why", "UNAVAILABLE, 429, why", "INVALID, 400, why",
			"SOURCE_TOO_LARGE, 413, why", "UNAUTHORIZED, 401, why", "NOT_FOUND, 404, Not Found",
			"UNSUPPORTED_MEDIA_TYPE, 415, requests must be of type application/json" })
	void tellsProblemsAsPistonDoes(ProblemType type, int status, String message) {
		ResponseEntity<Message> answer = PistonProblems.answer(new Problem(type, "why"));
		assertThat(answer.getStatusCode().value()).isEqualTo(status);
		assertThat(answer.getBody()).isEqualTo(new Message(message));
	}

}
