package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Imports whose Python a cell parses. */
@ExtendWith(SharedGavel.class)
class ImportedPythonIT {

	private static final String HUMAN_EVAL = """
			{"task_id": "Own/1", "prompt": "def half(n: int) -> float:\\n    '''Halve n.'''\\n", "entry_point": "half", \
			"canonical_solution": "    return n / 2\\n", \
			"test": "def check(c):\\n    assert c(3) == 1.5\\n    assert abs(c(1) - 0.5) < 1e-6\\n    for n in range(3):\\n        assert c(n) == n / 2\\n"}
			{"task_id": "Own/2", "prompt": "def broken(:", "entry_point": "broken", "canonical_solution": "", "test": ""}
			""";

	private static final String EVAL_PLUS = """
			{"task_id": "Own/3", "prompt": "def half(n: int) -> float:\\n    '''Halve n.'''\\n", "entry_point": "half", \
			"canonical_solution": "    print('printed')\\n    return 8 / n\\n", "base_input": [[4]], "plus_input": [[0], [16]], "atol": 0}
			""";

	@TempDir
	private Path folder;

	private final GavelClient client;

	ImportedPythonIT(GavelProcess gavel) {
		this.client = gavel.client();
	}

	@Test
	void readsAssertsAndSignatures() throws IOException {
		JsonNode dryRun = dryRun(HUMAN_EVAL);
		assertThat(dryRun.at("/format").stringValue()).as(dryRun.toString()).isEqualTo("HumanEval");
		assertThat(dryRun.at("/questions/created").intValue()).isEqualTo(1);
		assertThat(dryRun.at("/questions/refused").intValue()).isEqualTo(1);
		assertThat(dryRun.at("/tests").intValue()).isEqualTo(2);
		assertThat(dryRun.at("/refused_tests").intValue()).isEqualTo(1);
	}

	@Test
	void asksReferenceSolutions() throws IOException {
		JsonNode dryRun = dryRun(EVAL_PLUS);
		assertThat(dryRun.at("/format").stringValue()).as(dryRun.toString()).isEqualTo("EvalPlus");
		assertThat(dryRun.at("/tests").intValue()).isEqualTo(2);
		assertThat(dryRun.at("/refused_tests").intValue()).isEqualTo(1);
	}

	private JsonNode dryRun(String lines) throws IOException {
		Path file = Files.writeString(folder.resolve("questions.jsonl"), lines);
		HttpResponse<String> begun = client.postFiles("/imports", Map.of("file", file));
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
		String address = "/imports/" + GavelClient.JSON.readTree(begun.body()).at("/id").longValue();
		return await().until(() -> client.get(address), (now) -> now.at("/finished_at").isString());
	}

}
