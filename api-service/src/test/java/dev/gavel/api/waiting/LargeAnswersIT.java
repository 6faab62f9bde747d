package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@ApiTest
class LargeAnswersIT {

	private static final long ALL = 1L << 60;

	private final ApiClient api;

	private final TestWorker worker;

	private final LargeAnswers answers;

	@Autowired
	LargeAnswersIT(ApiClient api, TestWorker worker, LargeAnswers answers) {
		this.api = api;
		this.worker = worker;
		this.answers = answers;
	}

	@Test
	void areCountedUntilTheyAreWritten() {
		MockHttpServletRequest slow = new MockHttpServletRequest();
		answers.count(slow, ALL);
		assertThat(run().status()).as("while others are written").isEqualTo(503);
		answers.afterCompletion(slow, null, null, null);
		assertThat(run().json().get("stdout").stringValue()).hasSize(20_000);
		await().ignoreExceptions().until(() -> {
			answers.count(slow, ALL);
			return true;
		});
		answers.afterCompletion(slow, null, null, null);
	}

	private Answer run() {
		String source = "print('x' * 20_000)  # " + UUID.randomUUID();
		return worker.answering((job) -> job.source().equals(source), LargeAnswersIT::judged,
				() -> api.post("/jobe/index.php/restapi/runs",
						"{\"run_spec\":{\"language_id\":\"python3\",\"sourcecode\":\"%s\"}}".formatted(source)));
	}

	private static JudgeReport judged(JudgeJob job) {
		return new Judged(job.judgementId(), job.attempt(), Verdict.ACCEPTED, null,
				List.of(new TestReport(0, 1, Verdict.ACCEPTED, 1, 1, 1, "x".repeat(20_000), null, null, "", "")),
				TestWorker.judgedIn());
	}

}
