package dev.gavel.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What operators and tools ask for. */
@ApiTest
class OperationsIT {

	private final ApiClient api;

	@Autowired
	OperationsIT(ApiClient api) {
		this.api = api;
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

	@Test
	void describesItsInterface() {
		JsonNode document = api.get("/v3/api-docs").json();
		assertThat(document.get("paths").propertyNames()).contains("/code/execute/{questionId}", "/submissions/{id}")
			.doesNotContain("/internal/suites/{hash}", "/error");
		assertThat(document.at("/components/schemas/SubmissionView/properties").propertyNames()).contains("time_ms",
				"position", "tests");
		assertThat(api.get("/api-docs").status()).isEqualTo(302);
	}

}
