package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.WorkerNews.State;
import dev.gavel.message.WorkerNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What operators and tools ask for. */
@ApiTest
class OperationsIT {

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	OperationsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void isReadyWithDatabaseAndKafka() {
		await().until(() -> api.get("/actuator/health/readiness").status() == 200);
		assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
	}

	@Test
	void answersProgramsInJsonUnlessThereIsOnlyAPage() {
		assertThat(api.get("/").header("Content-Type")).isEqualTo("application/json");
		assertThat(api.get("/", "Accept", "*/*").header("Content-Type")).isEqualTo("application/json");
		assertThat(api.get("/", "Accept", "text/html,*/*;q=0.8").header("Content-Type")).startsWith("text/html");
		assertThat(api.get("/add_ques", "Accept", "*/*").header("Content-Type")).startsWith("text/html");
	}

	@Test
	void measuresTheQueue() {
		assertThat(api.get("/actuator/prometheus").body()).contains("gavel_queued", "gavel_judging_seconds");
	}

	/** Each would cost every request some time. */
	@Test
	void measuresNoFilters() {
		assertThat(api.get("/actuator/prometheus").body()).contains("http_server_requests")
			.doesNotContain("spring_security");
	}

	@Test
	void tellsWhoJudges() {
		worker.tell(new WorkerNews("node-7", Instant.parse("2026-01-02T03:04:05Z"), State.UNFIT, "no <b>cell</b>", 2, 1,
				3, new JudgedIn("worker-7", "runc 1.1.5", "cgroup-v2", "0", "3.13.5", "1"),
				List.of(new OfferedEnvironment("default", "3.13.5", "0", null),
						new OfferedEnvironment("python3.11", "3.11.2", "1", "no room"))));
		await().until(() -> worker7().isPresent());
		JsonNode worker = worker7().get();
		assertThat(worker.get("id").stringValue()).isEqualTo("worker-7");
		assertThat(worker.get("status").stringValue()).isEqualTo("UNFIT");
		assertThat(worker.get("busy_slots").intValue()).isEqualTo(1);
		assertThat(worker.get("started_at").stringValue()).isEqualTo("2026-01-02T03:04:05Z");
		assertThat(worker.at("/environments/1")).hasToString(
				"{\"name\":\"python3.11\",\"python_version\":\"3.11.2\",\"rootfs_digest\":\"1\",\"forks_because\":\"no room\"}");
		assertThat(api.get("/queue", "Accept", "text/html").body()).contains("worker-7", "no &lt;b&gt;cell",
				"python3.11 <span class=\"muted\" title=\"no room\">Python 3.11.2<span>, tests forked</span></span>",
				"default <span class=\"muted\">Python 3.13.5</span>");
		await().atMost(Duration.ofSeconds(20))
			.until(() -> worker7().get().get("status").stringValue().equals("SILENT"));
	}

	private Optional<JsonNode> worker7() {
		return api.get("/workers")
			.json()
			.valueStream()
			.filter((worker) -> worker.get("id").stringValue().equals("worker-7"))
			.findFirst();
	}

	@Test
	void describesItsInterface() {
		JsonNode document = api.get("/v3/api-docs").json();
		assertThat(document.get("paths").propertyNames()).contains("/code/execute/{questionId}", "/submissions/{id}")
			.doesNotContain("/internal/suites/{hash}", "/error");
		assertThat(document.at("/components/schemas/SubmissionView/properties").propertyNames()).contains("time_ms",
				"position", "tests");
		assertThat(document.at("/components/schemas/TestView/properties").propertyNames())
			.contains("input_variables", "input_literals", "input_truncated")
			.doesNotContain("input", "inputs");
		for (String question : List.of("QuestionView", "NewQuestion")) {
			JsonNode metadata = document.at("/components/schemas/%s/properties/metadata".formatted(question));
			assertThat(properties(document, metadata)).as("%s", metadata)
				.containsExactlyInAnyOrder("function_name", "return_type", "variables", "answer", "kind", "functions",
						"class_name", "methods");
		}
		assertThat(api.get("/api-docs").status()).isEqualTo(302);
	}

	private static Collection<String> properties(JsonNode document, JsonNode schema) {
		return referred(document, schema).get("properties").propertyNames();
	}

	private static JsonNode referred(JsonNode document, JsonNode schema) {
		JsonNode reference = schema.has("$ref") ? schema : schema.at("/anyOf/0");
		return document.at(reference.get("$ref").stringValue().substring(1));
	}

}
