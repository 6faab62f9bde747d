package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SubmissionListsIT {

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	SubmissionListsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void holdThoseThatMeetAllCriteria() {
		long question = api.addQuestion();
		UUID accepted = judged(question, Verdict.ACCEPTED);
		UUID wrong = judged(question, Verdict.WRONG_ANSWER);
		assertThat(ids("question_id=" + question)).containsExactly(wrong, accepted);
		assertThat(ids("question_id=" + question + "&verdict=WRONG_ANSWER")).containsExactly(wrong);
		assertThat(ids("id=" + accepted)).containsExactly(accepted);
		assertThat(ids("id=" + accepted + "&id=" + wrong)).containsExactly(wrong, accepted);
		assertThat(ids("id=" + accepted + "&verdict=WRONG_ANSWER")).isEmpty();
		assertThat(ids("question_id=" + question + "&until=2020-01-01T00:00:00Z")).isEmpty();
		assertThat(ids("question_id=" + question + "&since=2020-01-01T00:00:00Z")).hasSize(2);
	}

	@Test
	void holdThoseOfAStatus() {
		long question = api.addQuestion();
		UUID done = judged(question, Verdict.ACCEPTED);
		UUID queued = api.submit(question);
		UUID running = api.submit(question);
		JudgeJob job = worker.job(running, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		await().atMost(Duration.ofSeconds(20))
			.until(() -> ids("question_id=" + question + "&status=RUNNING").equals(List.of(running)));
		assertThat(ids("question_id=" + question + "&status=QUEUED")).containsExactly(queued);
		assertThat(ids("question_id=" + question + "&status=DONE")).containsExactly(done);
		assertThat(ids("question_id=" + question + "&status=QUEUED&verdict=ACCEPTED")).isEmpty();
		api.post("/submissions/" + queued + "/cancel", "");
		api.post("/submissions/" + running + "/cancel", "");
		assertThat(ids("question_id=" + question + "&status=CANCELLED")).containsExactly(running, queued);
	}

	@Test
	void areShownAsTheyWereChosen() {
		long question = api.addQuestion();
		UUID accepted = judged(question, Verdict.ACCEPTED);
		UUID wrong = judged(question, Verdict.WRONG_ANSWER);
		String ofQuestion = "question_id=" + question;
		assertThat(page(ofQuestion)).contains(accepted.toString(), wrong.toString(), "Find the frequency of element");
		assertThat(page(ofQuestion + "&verdict=ACCEPTED&status=DONE&within=HOUR")).contains(accepted.toString())
			.doesNotContain(wrong.toString());
		assertThat(page(ofQuestion + "&id=" + wrong)).contains(wrong.toString()).doesNotContain(accepted.toString());
		assertThat(page(ofQuestion + "&status=RUNNING&verdict=&within="))
			.contains("No submission matches", "<option value=\"RUNNING\" selected=\"selected\">Running</option>")
			.doesNotContain("No submissions yet");
		assertThat(page(ofQuestion + "&size=1"))
			.contains("/submissions?question_id=%d&amp;size=1&amp;page=1".formatted(question));
		assertThat(page(ofQuestion + "&page=9")).contains("That page does not exist");
	}

	private String page(String query) {
		Answer answer = api.get("/submissions?" + query, "Accept", "text/html");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	@Test
	void refuseAVerdictThatDoesNotExist() {
		Answer refused = api.get("/submissions?verdict=GREAT");
		assertThat(refused.status()).isBetween(400, 422);
		assertThat(refused.json().toString()).contains("verdict");
	}

	private UUID judged(long question, Verdict verdict) {
		UUID submission = api.submit(question);
		worker.report(TestWorker.judged(worker.job(submission, 1), verdict));
		assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("verdict").stringValue())
			.isEqualTo(verdict.name());
		return submission;
	}

	private List<UUID> ids(String query) {
		Answer answer = api.get("/submissions?" + query);
		assertThat(answer.status()).isEqualTo(200);
		List<UUID> ids = answer.json()
			.get("items")
			.valueStream()
			.map((item) -> UUID.fromString(item.get("id").stringValue()))
			.toList();
		assertThat(answer.json().get("total").intValue()).isEqualTo(ids.size());
		return ids;
	}

}
