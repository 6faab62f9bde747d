package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.statistics.StoredAcceptances;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A submission need not be for a question, although none can be sent so far. */
@ApiTest
class SubmissionsWithoutQuestionIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final ApplicationContext context;

	@Autowired
	SubmissionsWithoutQuestionIT(ApiClient api, TestWorker worker, JdbcTemplate database,
			TransactionTemplate transaction, ApplicationContext context) {
		this.api = api;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
		this.context = context;
	}

	@Test
	void areAnsweredWithTheirTests() {
		UUID id = judged(api.addQuestion(), Verdict.WRONG_ANSWER);
		JsonNode submission = api.get("/submissions/" + id).json();
		assertThat(submission.get("question_id").isNull()).isTrue();
		assertThat(submission.get("verdict").stringValue()).isEqualTo("WRONG_ANSWER");
		assertThat(submission.get("tests")).hasSize(1);
		JsonNode listed = api.get("/submissions?id=" + id).json().at("/items/0");
		assertThat(listed.get("question_id").isNull()).isTrue();
	}

	@Test
	void haveAPageAndAPlaceInTheList() {
		UUID id = judged(api.addQuestion(), Verdict.WRONG_ANSWER);
		Answer page = api.get("/submissions/" + id, "Accept", "text/html");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).contains("Program without a question", "CPU time").doesNotContain("/ques/");
		Answer list = api.get("/submissions?id=" + id, "Accept", "text/html");
		assertThat(list.body()).contains("/submissions/" + id, ">None<").doesNotContain("/ques/");
		Answer stream = api.get("/submissions/" + id + "/result", "Accept", "text/event-stream");
		assertThat(stream.body()).startsWith("event:done\n").contains("0 of 1 tests passed.");
	}

	@Test
	void areJudgedAgainOnWhatTheyRanBefore() {
		long question = api.addQuestion();
		UUID id = judged(question, Verdict.WRONG_ANSWER);
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		assertThat(api.post("/submissions/" + id + "/rejudge", "").status()).isEqualTo(202);
		requireSameRunAgain(id, 2);
		Answer rejudging = api.post("/rejudgings", "{\"submission_ids\":[\"%s\"]}".formatted(id));
		assertThat(rejudging.status()).isEqualTo(202);
		requireSameRunAgain(id, 3);
		String path = rejudging.header("Location");
		await().until(() -> api.get(path).json().get("done").intValue() == 1);
	}

	@Test
	void countForNoQuestion() {
		long question = api.addQuestion();
		judged(question, Verdict.ACCEPTED);
		assertThat(StoredAcceptances.of(context, List.of(question))).isEmpty();
		assertThat(api.get("/submissions?question_id=" + question).json().get("items")).isEmpty();
	}

	@Test
	void areAmongTheFailedOnesOnTheQueuesPage() {
		UUID id = withoutQuestion(api.submit(api.addQuestion()));
		for (int attempt = 1; attempt <= 3; attempt++) {
			JudgeJob job = worker.job(id, attempt);
			worker.report(new JudgingFailed(job.judgementId(), attempt, "worker-1", "no cell"));
		}
		awaitDone(id);
		assertThat(api.get("/queue", "Accept", "text/html").body()).contains("failed-" + id, ">None<");
	}

	private void requireSameRunAgain(UUID id, int number) {
		List<JudgeJob> jobs = worker.jobs(id, number);
		JudgeJob again = jobs.get(number - 1);
		assertThat(again.run()).isEqualTo(jobs.get(0).run());
		worker.report(TestWorker.judged(again, Verdict.ACCEPTED));
		await().until(() -> api.get("/submissions/" + id).json().at("/judgements/" + (number - 1) + "/status"),
				(status) -> status.stringValue().equals("DONE"));
	}

	private UUID judged(long question, Verdict verdict) {
		UUID id = withoutQuestion(api.submit(question));
		worker.report(TestWorker.judged(worker.job(id, 1), verdict));
		awaitDone(id);
		return id;
	}

	private UUID withoutQuestion(UUID id) {
		String program = id.toString();
		transaction.executeWithoutResult((status) -> {
			database.update("update submissions set question_id = null where id = uuid_to_bin(?)", program);
			database.update("update judgements set question_id = null where program_id = uuid_to_bin(?)", program);
		});
		return id;
	}

	private void awaitDone(UUID id) {
		assertThat(api.get("/submissions/" + id + "?wait=20s").json().get("status").stringValue()).isEqualTo("DONE");
	}

}
