package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.QuestionKind.Function;
import dev.gavel.message.Verdict;
import dev.gavel.value.DecodingRoom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class QuestionEditingIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	private final TestCaseRepository repository;

	private final Questions questions;

	private final AllowedQuestions allowed;

	private final GroupTotals groups;

	private final Audit audit;

	private final QuestionHistory history;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	@Autowired
	QuestionEditingIT(ApiClient api, TestWorker worker, Suites suites, TestCaseRepository repository,
			Questions questions, AllowedQuestions allowed, GroupTotals groups, Audit audit, QuestionHistory history,
			TransactionTemplate transaction, JsonMapper json) {
		this.history = history;
		this.suites = suites;
		this.api = api;
		this.worker = worker;
		this.repository = repository;
		this.questions = questions;
		this.allowed = allowed;
		this.groups = groups;
		this.audit = audit;
		this.transaction = transaction;
		this.json = json;
	}

	@Test
	void changesWordsAndLimitsWithoutTouchingTestsOrJudgements() {
		long question = api.addQuestion();
		UUID submission = api.submit(question);
		JudgeJob before = worker.job(submission, 1);
		worker.report(TestWorker.judged(before, Verdict.ACCEPTED));
		JsonNode judged = api.get("/submissions/" + submission + "?wait=20s").json();
		Answer edited = api.put("/ques/" + question, Examples.QUESTION.replace("Find the frequency of element", "Count")
			.replace("\"title\"", "\"time_limit_ms\": 900, \"title\""));
		assertThat(edited.status()).as(edited.body()).isEqualTo(200);
		assertThat(edited.json().get("title").stringValue()).isEqualTo("Count");
		assertThat(edited.json().get("time_limit_ms").intValue()).isEqualTo(900);
		assertThat(api.get("/submissions/" + submission).json()).isEqualTo(judged);
		JudgeJob after = worker.job(api.submit(question), 1);
		assertThat(after.run().suiteHash()).isEqualTo(before.run().suiteHash());
		assertThat(after.run().limits().cpuTimeMillis()).isEqualTo(900);
	}

	@Test
	void fitsTestCasesToAnotherSignature() {
		long question = api.addQuestion();
		String before = worker.job(api.submit(question), 1).run().suiteHash();
		String swapped = Examples.QUESTION.replace("\"nums\", \"type\": \"List[int]\"", "\"x\", \"type\": \"float\"")
			.replace("\"K\", \"type\": \"int\"", "\"nums\", \"type\": \"List[float]\"")
			.replace("\"x\"", "\"K\"");
		Answer edited = api.put("/ques/" + question, swapped);
		assertThat(edited.status()).as(edited.body()).isEqualTo(200);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/input_variables"))
			.hasToString("{\"K\":2.0,\"nums\":[1.0,2.0,2.0,3.0]}");
		assertThat(worker.job(api.submit(question), 1).run().suiteHash()).isNotEqualTo(before);
	}

	@Test
	void namesTheTestCasesThatDoNotFitAndChangesNothing() {
		long question = api.addQuestion();
		JsonNode before = api.get("/ques/" + question).json();
		Answer refused = api.put("/ques/" + question,
				Examples.QUESTION.replace("List[int]", "List[str]").replace("frequency of element", "changed"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue())
			.isEqualTo("test_cases[1].input_variables.nums[0]");
		assertThat(refused.json().at("/errors/0/message").stringValue()).contains("expected str, got 1");
		assertThat(api.get("/ques/" + question).json()).isEqualTo(before);
		assertThat(api.put("/ques/999999", Examples.QUESTION).status()).isEqualTo(404);
		assertThat(api.put("/ques/" + question, "{}").status()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource({ "30B, 1MB, 'test_cases[1].input_variables: would have 33 bytes with the new types; the limit is 30'",
			"1MB, 30B, 'would have 34 bytes in total; the limit is 30'" })
	void refusesATypeWithWhichTheValuesAreTooLarge(DataSize value, DataSize suite, String reason) {
		long question = api.addQuestion();
		api.put("/testcases/" + api.get("/ques/" + question + "/testcases").json().at("/items/0/id").longValue(),
				Examples.TEST_CASE.replace("1,2,2,3", "1,2,2,3,4,5,6"));
		QuestionEdits edits = new QuestionEdits(repository, questions, allowed, new SuiteLimits(limits(value, suite)),
				groups, audit, history, transaction);
		NewQuestion floats = json.readValue(Examples.QUESTION.replace("List[int]", "List[float]"), NewQuestion.class);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> edits.edit(question, floats, Caller.trusted("::1")))
			.withMessageContaining(reason);
		assertThat(api.get("/ques/" + question).json().at("/test_cases/0/input_variables/nums"))
			.hasToString("[1,2,2,3,4,5,6]");
	}

	private static LimitsProperties limits(DataSize value, DataSize suite) {
		return new LimitsProperties(DataSize.ofKilobytes(1), DataSize.ofMegabytes(2), suite, Duration.ofSeconds(1),
				Duration.ofSeconds(4), DataSize.ofMegabytes(65), DataSize.ofMegabytes(66), Duration.ofMinutes(22), 23,
				value, value, 7, suite, 9, 0, Duration.ofSeconds(10), 11);
	}

	/** Also when the request is so large that it has room already. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 50_000 })
	void waitsForRoomForItsValuesBeforeItLocksTheQuestion(int spaces) throws Exception {
		long question = api.addQuestion();
		String numbers = "1,".repeat(20_000) + "1";
		api.post("/create/testcase/" + question, Examples.TEST_CASE.replace("1,2,2,3", numbers));
		String changed = Examples.QUESTION.replace("List[int]", "List[float]") + " ".repeat(spaces);
		CompletableFuture<Answer> edited;
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			edited = CompletableFuture.supplyAsync(() -> api.put("/ques/" + question, changed));
			assertThat(edited).failsWithin(Duration.ofSeconds(1)).withThrowableOfType(TimeoutException.class);
			assertThat(api.post("/create/testcase/" + question, Examples.TEST_CASE).status()).isEqualTo(201);
		}
		assertThat(edited.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
	}

	@Test
	void callsTheFunctionOfTheTimeOfQueueing() {
		long question = api.addQuestion();
		UUID submission = api.submit(question);
		JudgeJob first = worker.job(submission, 1);
		assertThat(api.put("/ques/" + question, Examples.QUESTION.replace("Findfrequency", "count")).status())
			.isEqualTo(200);
		assertThat(functionName(worker.job(api.submit(question), 1))).isEqualTo("count");
		worker.report(new JudgingFailed(first.judgementId(), 1, "worker-1", "no disk"));
		JudgeJob second = worker.job(submission, 2);
		assertThat(second.run().suiteHash()).isEqualTo(first.run().suiteHash());
		assertThat(functionName(second)).isEqualTo("Findfrequency");
	}

	private String functionName(JudgeJob job) {
		return ((Function) suites.head(job.run().suiteHash()).kind()).signature().functionName();
	}

}
