package dev.gavel.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class EvaluationsIT {

	private static final String OWN_TEST = "{\"input_variables\":{\"nums\":[1,1],\"K\":1}}";

	private final ApiClient api;

	private final TestWorker worker;

	private final ForgottenEvaluations forgotten;

	private final JdbcTemplate database;

	@Autowired
	EvaluationsIT(ApiClient api, TestWorker worker, ForgottenEvaluations forgotten, JdbcTemplate database) {
		this.api = api;
		this.worker = worker;
		this.forgotten = forgotten;
		this.database = database;
	}

	@Test
	void takesFormsWithFiles() {
		String code = part("code\"; filename=\"solution.py",
				"# coding: latin-1\n# \u00ef %s".formatted(UUID.randomUUID())) + part("language", "Python");
		String question = part("question", "{\"metadata\": {\"kind\": \"program\"}, \"time_limit_ms\": \"1500ms\"}");
		String tests = part("tests\"; filename=\"tests.json", "[{\"output\": \"\"}]");
		Answer sent = sendForm("/evaluations", code + question + tests);
		assertThat(sent.status()).as(sent.body()).isEqualTo(202);
		assertThat(sent.json().get("language").stringValue()).isEqualTo("python3");
		api.post(sent.header("Location") + "/cancel", "");
		Answer submitted = sendForm("/code/execute/" + api.addQuestion(), code);
		assertThat(submitted.status()).as(submitted.body()).isEqualTo(202);
		api.post(submitted.header("Location") + "/cancel", "");
		assertThat(
				sendForm("/evaluations", code + tests.replace("\"tests\"", "\"test\"")).json().at("/errors/0/message"))
			.hasToString("\"unknown field, did you mean 'tests'?\"");
		assertThat(sendForm("/evaluations", code + question + tests.replace("[{", "[{{")).json().at("/errors/0/field"))
			.hasToString("\"tests\"");
		assertThat(sendForm("/evaluations", code + code).json().at("/errors/0/message"))
			.hasToString("\"is there more than once\"");
	}

	private static String part(String name, String content) {
		return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, content);
	}

	private Answer sendForm(String path, String parts) {
		return api.post(path, "multipart/form-data; boundary=x", parts + "--x--\r\n");
	}

	@Test
	void triesAProgramOnTheSampleTests() {
		Answer started = start(api.addQuestion(), "null");
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		UUID id = id(started);
		assertThat(started.header("Location")).isEqualTo("/trials/" + id);
		assertThat(started.json().get("status").stringValue()).isEqualTo("QUEUED");
		worker.report(TestWorker.judged(worker.job(id, 1), Verdict.WRONG_ANSWER));
		JsonNode done = done(id);
		assertThat(done.get("total").intValue()).isEqualTo(1);
		assertThat(done.get("tests_done").intValue()).isEqualTo(1);
		JsonNode test = done.get("tests").get(0);
		assertThat(test.get("verdict").stringValue()).isEqualTo("WRONG_ANSWER");
		assertThat(test.get("input_variables")).hasToString("{\"nums\":[1,2,2,3],\"K\":2}");
		assertThat(test.get("expected").stringValue()).isEqualTo("2");
	}

	@Test
	void expectsOfOwnTestsOnlyWhatTheySay() {
		UUID id = id(start(api.addQuestion(), "[%s,%s]".formatted(OWN_TEST, Examples.TEST_CASE)));
		JudgeJob job = worker.job(id, 1);
		assertThat(suiteLines(job)).satisfiesExactly((head) -> assertThat(head).contains("function"),
				(first) -> assertThat(first).isEqualTo("[0,[[1,1],1]]"),
				(second) -> assertThat(second).isEqualTo("[0,[[1,2,2,3],2],2]"));
		worker.report(judged(job, report(1, "2"), report(2, "[1, 2… (cut)")));
		JsonNode tests = done(id).get("tests");
		assertThat(tests.get(0).get("verdict").isNull()).isTrue();
		assertThat(tests.get(0).get("expected").isNull()).isTrue();
		assertThat(tests.get(0).get("output").stringValue()).isEqualTo("2");
		assertThat(tests.get(0).has("output_truncated")).isFalse();
		assertThat(tests.get(1).get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(tests.get(1).get("output_truncated").booleanValue()).isTrue();
	}

	@Test
	void namesWhatIsWrongWithOwnTests() {
		long question = api.addQuestion();
		Answer wrong = start(question,
				"[%s,{\"input_variables\":{\"nums\":[\"a\"]},\"output\":\"x\"}]".formatted(OWN_TEST));
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactlyInAnyOrder("tests[1].input_variables.nums[0]", "tests[1].input_variables.K",
					"tests[1].output");
		Answer many = start(question, "[" + (OWN_TEST + ",").repeat(20) + OWN_TEST + "]");
		assertThat(many.body()).contains("tests: expected 1 to 20 tests (gavel.evaluations.max-tests), got 21");
		Answer none = start(question, "[]");
		assertThat(none.body()).contains("tests: expected 1 to 20 tests (gavel.evaluations.max-tests), got 0");
		String large = OWN_TEST.replace("[1,1]", "[1" + ",1234567".repeat(70_000) + "]");
		Answer tooLarge = start(question, "[%s,%<s]".formatted(large));
		assertThat(tooLarge.status()).isEqualTo(422);
		assertThat(tooLarge.body()).contains("bytes in total; the limit is 1,048,576 (gavel.evaluations.max-size)");
	}

	@Test
	void runsOnAsManySamplesAsMayBeLarge() {
		String large = "{\"input_variables\":{\"nums\":[1%s],\"K\":1},\"output\":1}"
			.formatted(",1234567".repeat(60_000));
		long question = api.addQuestion();
		api.post("/create/testcase/" + question, large);
		api.post("/create/testcase/" + question, large);
		api.post("/create/testcase/" + question, large);
		JudgeJob job = worker.job(id(start(question, "null")), 1);
		assertThat(suiteLines(job)).hasSize(4);
	}

	@Test
	void needsASampleThatIsNotTooLarge() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		api.post("/create/testcase/" + question,
				"{\"input_variables\":{\"nums\":[1%s],\"K\":1},\"output\":1}".formatted(",1234567".repeat(140_000)));
		Answer refused = start(question, "null");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body()).contains("no sample tests of at most 1,048,576 bytes (gavel.evaluations.max-size)");
	}

	@Test
	void checksTheProgramBeforeItsTests() {
		Answer refused = api.post("/code/try/" + api.addQuestion(), "{\"code\":\"\",\"tests\":[{}]}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly("code");
	}

	@Test
	void isNoSubmission() {
		long question = api.addQuestion();
		UUID id = id(start(question, "null"));
		UUID submission = api.submit(question);
		worker.report(TestWorker.judged(worker.job(id, 1), Verdict.ACCEPTED));
		done(id);
		assertThat(api.get("/submissions/" + id).status()).isEqualTo(404);
		assertThat(api.get("/trials/" + submission).status()).isEqualTo(404);
		assertThat(api.post("/submissions/" + id + "/rejudge", "").status()).isEqualTo(404);
		assertThat(api.post("/submissions/" + id + "/cancel", "").status()).isEqualTo(404);
		assertThat(api.post("/trials/" + submission + "/cancel", "").status()).isEqualTo(404);
		assertThat(api.get("/submissions?question_id=" + question).json().get("total").intValue()).isEqualTo(1);
		Answer rejudging = api.post("/rejudgings", "{\"question_id\":%d,\"dry_run\":true}".formatted(question));
		assertThat(rejudging.json().get("submissions").intValue()).isZero();
	}

	@Test
	void isCancelledOnce() {
		UUID id = id(start(api.addQuestion(), "null"));
		Answer cancelled = api.post("/trials/" + id + "/cancel", "");
		assertThat(cancelled.json().get("status").stringValue()).isEqualTo("CANCELLED");
		Answer again = api.post("/trials/" + id + "/cancel", "");
		assertThat(again.status()).isEqualTo(409);
		assertThat(again.body()).contains("Evaluation " + id + " is already CANCELLED");
	}

	@Test
	void isNotBlamedOnTheProgramWhenGavelFails() {
		UUID id = id(start(api.addQuestion(), "null"));
		for (int attempt = 1; attempt <= 3; attempt++) {
			UUID judgement = worker.job(id, attempt).judgementId();
			worker.report(new JudgingFailed(judgement, attempt, "worker-1", "no disk"));
		}
		assertThat(api.get("/trials/" + id + "?wait=20s").json().at("/error/message").stringValue())
			.isEqualTo("no disk");
		assertThat(api.get("/trials/" + id, "Accept", "text/html").body()).contains("This program could not be run.")
			.doesNotContain("The program could not be started.");
	}

	@Test
	void needsATestToRunOn() {
		long question = api.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		Answer refused = start(question, "null");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body()).contains("has no sample tests to try a program on. Send tests of your own");
		assertThat(start(question, "[" + OWN_TEST + "]").status()).isEqualTo(202);
	}

	@Test
	void forgetsOldEvaluationsAndNothingElse() {
		long question = api.addQuestion();
		UUID submission = judged(api.submit(question));
		UUID oldOnSamples = judged(id(start(question, "null")));
		UUID oldOnOwnTests = judged(id(start(question, "[" + OWN_TEST + "]")));
		UUID oldOnOthersTests = judged(id(start(question, "[%s,%<s]".formatted(OWN_TEST))));
		UUID open = id(start(question, "[%s,%<s,%<s]".formatted(OWN_TEST)));
		UUID endedLate = id(start(question, "[%s,%<s,%<s,%<s]".formatted(OWN_TEST)));
		Instant between = Instant.now();
		judged(endedLate);
		UUID young = judged(id(start(question, "[%s,%<s]".formatted(OWN_TEST))));
		String sampleSuite = worker.job(oldOnSamples, 1).run().suiteHash();
		String ownSuite = worker.job(oldOnOwnTests, 1).run().suiteHash();
		String sharedSuite = worker.job(young, 1).run().suiteHash();
		assertThat(worker.job(submission, 1).run().suiteHash()).isEqualTo(sampleSuite);
		forgotten.forget(between);
		assertThat(api.get("/trials/" + oldOnSamples).status()).isEqualTo(404);
		assertThat(api.get("/trials/" + oldOnOwnTests).status()).isEqualTo(404);
		assertThat(api.get("/trials/" + oldOnOthersTests).status()).isEqualTo(404);
		assertThat(api.get("/trials/" + young).json().get("tests")).hasSize(1);
		assertThat(api.get("/trials/" + endedLate).json().get("tests")).hasSize(1);
		assertThat(api.get("/trials/" + open).json().get("status").stringValue()).isEqualTo("QUEUED");
		assertThat(api.get("/submissions/" + submission).json().get("tests")).hasSize(1);
		assertThat(evaluations(question)).containsExactlyInAnyOrder(open.toString(), endedLate.toString(),
				young.toString());
		assertThat(judgementsWithoutProgram()).isZero();
		assertThat(stored(ownSuite)).isFalse();
		assertThat(stored(sampleSuite)).isTrue();
		assertThat(stored(sharedSuite)).isTrue();
		assertThat(stored(worker.job(open, 1).run().suiteHash())).isTrue();
	}

	private List<String> evaluations(long question) {
		return database.queryForList("select bin_to_uuid(id) from evaluations where question_id = ?", String.class,
				question);
	}

	private long judgementsWithoutProgram() {
		return Objects.requireNonNull(database.queryForObject(
				"""
						select count(*) from judgements j where not exists (select 1 from submissions s where s.id = j.program_id)
						and not exists (select 1 from evaluations e where e.id = j.program_id)""",
				Long.class));
	}

	private boolean stored(String suiteHash) {
		return api.get("/internal/suites/" + suiteHash, "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
			.status() == 200;
	}

	private UUID judged(UUID id) {
		worker.report(TestWorker.judged(worker.job(id, 1), Verdict.ACCEPTED));
		String place = (api.get("/trials/" + id).status() == 200) ? "/trials/" : "/submissions/";
		assertThat(api.get(place + id + "?wait=20s").json().get("status").stringValue()).isEqualTo("DONE");
		return id;
	}

	private List<String> suiteLines(JudgeJob job) {
		return api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
			.body()
			.lines()
			.toList();
	}

	private static Judged judged(JudgeJob job, TestReport... tests) {
		Judged one = TestWorker.judged(job, Verdict.ACCEPTED);
		return new Judged(one.judgementId(), one.attempt(), one.verdict(), null, List.of(tests), one.judgedIn());
	}

	private static TestReport report(int index, String output) {
		return new TestReport(0, index, Verdict.ACCEPTED, 1940, 2500, 13_312_000, output, null, null, "", "");
	}

	private Answer start(long question, String tests) {
		return api.post("/code/try/" + question, "{\"code\":%s,\"tests\":%s}"
			.formatted(JsonMapper.shared().writeValueAsString(Examples.SOLUTION), tests));
	}

	private static UUID id(Answer answer) {
		return UUID.fromString(answer.json().get("id").stringValue());
	}

	private JsonNode done(UUID id) {
		JsonNode done = api.get("/trials/" + id + "?wait=20s").json();
		assertThat(done.get("status").stringValue()).isEqualTo("DONE");
		return done;
	}

}
