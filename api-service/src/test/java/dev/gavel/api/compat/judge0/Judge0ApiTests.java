package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients must learn the token of what is stored, whatever fails afterwards. */
class Judge0ApiTests {

	private static final UUID ID = new UUID(0, 1);

	private static final Map<String, Object> TOKEN = Map.of("token", ID.toString());

	private static final Caller CALLER = Caller.trusted("::1");

	private final Judge0Api api = new Judge0Api(new Failing(), null);

	@Test
	void tellsTheTokenIfWaitingFails() {
		ResponseEntity<?> answer = api.create(json("{}"), "true", null, null, CALLER).join();
		assertThat(answer.getStatusCode().value()).isEqualTo(201);
		assertThat(answer.getBody()).isEqualTo(TOKEN);
	}

	@Test
	void tellsTheTokensIfAnotherSubmissionOfABatchFails() {
		ResponseEntity<?> answer = api.createAll(json("{\"submissions\": [{}, {\"fails\": true}, {}]}"), null, CALLER);
		assertThat(answer.getStatusCode().value()).isEqualTo(201);
		assertThat(answer.getBody()).isEqualTo(List.of(TOKEN, Map.of("error", "internal error"), TOKEN));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	private static final class Failing extends Judge0Submissions {

		Failing() {
			super(null, null, null, null, null, null);
		}

		@Override
		KeptRun create(JsonNode fields, boolean base64, Caller caller) {
			if (fields.has("fails")) {
				throw new QueryTimeoutException("no database");
			}
			StoredRun run = new StoredRun("python3", "default", null, 5000, 1, null, "0", 1, 0, false, true);
			return new KeptRun(new EvaluationReport(ID, JudgementState.QUEUED, null, null, List.of(), new UUID(0, 2),
					run, Instant.EPOCH, null), List.of());
		}

		@Override
		CompletableFuture<KeptRun> ended(KeptRun queued, Caller caller) {
			return CompletableFuture.failedFuture(new QueryTimeoutException("no database"));
		}

	}

}
