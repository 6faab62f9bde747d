package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class GatheredReportsIT {

	private static final int LINES = 200;

	private final ApiClient api;

	private final TestWorker worker;

	/** Makes programs and suite unlike those of other tests. */
	private final String mark = UUID.randomUUID().toString();

	@Autowired
	GatheredReportsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void areThoseOnBulkJobsOnceTheirSuiteIsKnownToBeQuick() {
		String batch = sendBatch();
		int lines = 1;
		JudgeJob job = job(lines);
		assertThat(job.gathered()).isFalse();
		while (!job.gathered()) {
			worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
			job = job(++lines);
		}
		int last = lines + 20;
		while (lines < last) {
			// Kafka delivers them again if the API dies before it has acknowledged them.
			worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
			worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
			job = job(++lines);
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> batch(batch).get("done").intValue() == last - 1);
		JsonNode cancelled = api.post("/evaluations/batches/" + batch + "/cancel", "").json();
		assertThat(cancelled.get("outcomes").get("ACCEPTED").intValue()).isEqualTo(last - 1);
		assertThat(cancelled.get("done").intValue()).isEqualTo(LINES);
	}

	private JsonNode batch(String id) {
		return api.get("/evaluations/batches/" + id).json();
	}

	/** With more lines than it takes to forget that jobs of other tests were slow. */
	private String sendBatch() {
		String lines = IntStream.rangeClosed(1, LINES).mapToObj(this::line).collect(Collectors.joining("\n"));
		return api.post("/evaluations/batches", "application/jsonl", lines).json().get("id").stringValue();
	}

	private String line(int number) {
		return ("{\"custom_id\":\"%d\",\"code\":\"%s\",\"question\":{\"metadata\":{\"kind\":\"program\"}},"
				+ "\"tests\":[{\"stdin\":\"%s\",\"output\":\"1\"}]}")
			.formatted(number, source(number), mark);
	}

	private String source(int number) {
		return "# %s %d".formatted(mark, number);
	}

	private JudgeJob job(int number) {
		return worker.job((sent) -> sent.source().equals(source(number)));
	}

}
