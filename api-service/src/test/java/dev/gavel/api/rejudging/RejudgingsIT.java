package dev.gavel.api.rejudging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class RejudgingsIT {

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	RejudgingsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void tellsBeforehandHowManyAndAfterwardsWhatChanged() {
		long question = api.addQuestion();
		List<UUID> submissions = judged(question, Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.WRONG_ANSWER);
		Answer asked = api.post("/rejudgings", "{\"question_id\":%d,\"dry_run\":true}".formatted(question));
		assertThat(asked.status()).isEqualTo(200);
		assertThat(asked.json().get("submissions").intValue()).isEqualTo(3);
		Answer started = api.post("/rejudgings",
				"{\"question_id\":%d,\"verdict\":\"WRONG_ANSWER\"}".formatted(question));
		assertThat(started.status()).isEqualTo(202);
		assertThat(started.json().get("submissions").intValue()).isEqualTo(2);
		assertThat(started.json().get("criteria"))
			.hasToString("{\"question_id\":%d,\"verdict\":\"WRONG_ANSWER\"}".formatted(question));
		judgeAgain(submissions.get(1), Verdict.ACCEPTED);
		judgeAgain(submissions.get(2), Verdict.WRONG_ANSWER);
		String path = started.header("Location");
		await().until(() -> api.get(path).json().get("done").intValue() == 2);
		JsonNode done = api.get(path).json();
		assertThat(done.get("changes").toString()).contains(
				"{\"from\":\"WRONG_ANSWER\",\"to\":\"ACCEPTED\",\"submissions\":1}",
				"{\"from\":\"WRONG_ANSWER\",\"to\":\"WRONG_ANSWER\",\"submissions\":1}");
		assertThat(done.get("changed")).hasSize(1);
		assertThat(done.at("/changed/0/id").stringValue()).isEqualTo(submissions.get(1).toString());
		assertThat(worker.jobs(submissions.get(0))).hasSize(1);
	}

	@Test
	void tellsWhoseScoreChangedAndWhoseResultOfAllTests() {
		long question = api.addQuestion();
		List<UUID> submissions = judged(question, Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.ACCEPTED);
		String path = api.post("/rejudgings", "{\"question_id\":%d}".formatted(question)).header("Location");
		for (int i = 0; i < submissions.size(); i++) {
			Judged same = TestWorker.judged(worker.jobs(submissions.get(i), 2).get(1), Verdict.ACCEPTED);
			Score score = (i == 1) ? new Score(new Points(2500), new Points(4000), List.of()) : null;
			Withheld withheld = (i == 2) ? new Withheld(Verdict.WRONG_ANSWER, null, List.of()) : null;
			worker.report(new Judged(same.judgementId(), same.attempt(), same.verdict(), null, same.tests(),
					same.judgedIn(), score, withheld));
		}
		await().until(() -> api.get(path).json().get("done").intValue() == 3);
		JsonNode done = api.get(path).json();
		assertThat(done.get("changes").toString()).contains(
				"{\"from\":\"ACCEPTED\",\"to\":\"ACCEPTED\",\"submissions\":2,\"rescored\":1}",
				"{\"from\":\"ACCEPTED\",\"to\":\"WRONG_ANSWER\",\"submissions\":1}");
		assertThat(done.get("changed").valueStream().map(JsonNode::toString)).containsExactlyInAnyOrder(
				"{\"id\":\"%s\",\"from\":\"ACCEPTED\",\"to\":\"ACCEPTED\",\"to_score\":2.5}"
					.formatted(submissions.get(1)),
				"{\"id\":\"%s\",\"from\":\"ACCEPTED\",\"to\":\"WRONG_ANSWER\"}".formatted(submissions.get(2)));
	}

	@Test
	void leavesTheFormerVerdictsWhenItIsCancelled() {
		long question = api.addQuestion();
		List<UUID> submissions = judged(question, Verdict.ACCEPTED, Verdict.ACCEPTED);
		String path = api.post("/rejudgings", "{\"submission_ids\":[\"%s\",\"%s\"]}".formatted(submissions.toArray()))
			.header("Location");
		JsonNode cancelled = api.post(path + "/cancel", "").json();
		assertThat(cancelled.get("cancelled").intValue()).isEqualTo(2);
		assertThat(cancelled.get("cancelled_at").isNull()).isFalse();
		assertThat(api.get("/submissions/" + submissions.get(0)).json().get("verdict").stringValue())
			.isEqualTo("ACCEPTED");
	}

	@Test
	void leavesAloneWhatIsBeingJudged() {
		long question = api.addQuestion();
		api.submit(question);
		assertThat(api.post("/rejudgings", "{\"question_id\":%d,\"dry_run\":true}".formatted(question))
			.json()
			.get("submissions")
			.intValue()).isZero();
	}

	@Test
	void asksForACriterion() {
		Answer refused = api.post("/rejudgings", "{}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("expected at least one of question_id");
		assertThat(api.get("/rejudgings/999999").status()).isEqualTo(404);
		assertThat(api.post("/rejudgings", "{\"verdict\":\"GOOD\"}").status()).isEqualTo(422);
	}

	private List<UUID> judged(long question, Verdict... verdicts) {
		return Stream.of(verdicts).map((verdict) -> {
			UUID submission = api.submit(question);
			worker.report(TestWorker.judged(worker.job(submission, 1), verdict));
			assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("verdict").stringValue())
				.isEqualTo(verdict.name());
			return submission;
		}).toList();
	}

	private void judgeAgain(UUID submission, Verdict verdict) {
		JudgeJob second = worker.jobs(submission, 2).get(1);
		worker.report(TestWorker.judged(second, verdict));
	}

}
