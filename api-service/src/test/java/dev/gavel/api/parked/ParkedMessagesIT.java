package dev.gavel.api.parked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.Topics;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ParkedMessagesIT {

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	ParkedMessagesIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void keepsReportThatCannotBeReadUntilItIsSentAgainOrDiscarded() {
		String content = "no report " + UUID.randomUUID();
		worker.send(UUID.randomUUID(), content.getBytes(UTF_8));
		JsonNode parked = parked(content, Topics.REPORTS);
		assertThat(parked.get("reason").stringValue()).contains("not a JudgeReport");
		assertThat(parked.get("sent_again_at").isNull()).isTrue();
		long id = parked.get("id").longValue();
		Answer again = api.post("/parked/" + id + "/requeue", "");
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.json().get("sent_again_at").isNull()).isFalse();
		await().until(() -> count(content) == 2);
		assertThat(api.delete("/parked/" + id).status()).isEqualTo(204);
		assertThat(count(content)).isEqualTo(1);
		assertThat(api.post("/parked/" + id + "/requeue", "").status()).isEqualTo(404);
	}

	@Test
	void keepsWhatAWorkerCouldNotRead() {
		String content = "no job " + UUID.randomUUID();
		worker.park(Topics.JOBS, 0, 1_000_000_007, content.getBytes(UTF_8), "not a JudgeJob");
		JsonNode parked = parked(content, Topics.JOBS);
		assertThat(parked.get("offset").longValue()).isEqualTo(1_000_000_007);
		assertThat(parked.get("reason").stringValue()).isEqualTo("not a JudgeJob");
	}

	private JsonNode parked(String content, String topic) {
		await().until(() -> count(content) == 1);
		JsonNode found = StreamSupport.stream(items().spliterator(), false)
			.filter((item) -> item.get("content").stringValue().equals(content))
			.findFirst()
			.orElseThrow();
		assertThat(found.get("topic").stringValue()).isEqualTo(topic);
		return found;
	}

	private long count(String content) {
		return StreamSupport.stream(items().spliterator(), false)
			.filter((item) -> item.get("content").stringValue().equals(content))
			.count();
	}

	private JsonNode items() {
		return api.get("/parked?size=100").json().get("items");
	}

}
