package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.QuestionKind.Function;
import dev.gavel.message.ContentHash;
import dev.gavel.message.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class SubmissionPathIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	SubmissionPathIT(ApiClient api, TestWorker worker, Suites suites) {
		this.suites = suites;
		this.api = api;
		this.worker = worker;
	}

	@Test
	void takesTheExamplesOfTheOriginalDocument() {
		Answer question = api.post("/add_ques", Examples.QUESTION);
		assertThat(question.status()).isEqualTo(201);
		assertThat(question.header("Location")).isEqualTo("/ques/" + question.json().get("id"));
		Answer testCase = api.post("/create/testcase/" + question.json().get("id"), Examples.TEST_CASE);
		assertThat(testCase.status()).isEqualTo(201);
		assertThat(testCase.json().get("input_variables")).hasToString("{\"nums\":[1,2,2,3],\"K\":2}");
		assertThat(testCase.json().get("output").stringValue()).isEqualTo("2");
		assertThat(api.get(question.header("Location")).json().get("test_cases")).hasSize(1);
	}

	@Test
	void saysHowManyTestsWereNotRun() {
		long question = api.addQuestion();
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		api.post("/create/testcase/" + question, Examples.TEST_CASE);
		String path = api.submit(question, Examples.SOLUTION).header("Location");
		UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
		worker.report(TestWorker.judged(worker.job(id, 1), Verdict.TIME_LIMIT_EXCEEDED));
		JsonNode done = api.get(path + "?wait=10s").json();
		assertThat(done.get("total").intValue()).isEqualTo(3);
		assertThat(done.get("tests_not_run").intValue()).isEqualTo(2);
		assertThat(api.get(path, "Accept", "text/html").body()).contains("0 of 3 tests passed.",
				"2 tests were not run, because too many tests exceeded the time limit.");
	}

	@Test
	void judgesSubmissionFromPostToVerdict() {
		Answer accepted = api.submit(api.addQuestion(), Examples.SOLUTION);
		assertThat(accepted.status()).isEqualTo(202);
		UUID id = UUID.fromString(accepted.json().get("id").stringValue());
		assertThat(accepted.header("Location")).isEqualTo("/submissions/" + id);
		assertThat(accepted.json().get("status").stringValue()).isEqualTo("QUEUED");
		JudgeJob job = worker.job(id, 1);
		assertThat(job.source()).isEqualTo(Examples.SOLUTION);
		assertThat(suites.head(job.run().suiteHash()).kind()).isInstanceOfSatisfying(Function.class,
				(kind) -> assertThat(kind.signature().functionName()).isEqualTo("Findfrequency"));
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		JsonNode done = api.get("/submissions/" + id + "?wait=10s").json();
		assertThat(done.get("status").stringValue()).isEqualTo("DONE");
		assertThat(done.get("verdict").stringValue()).isEqualTo("ACCEPTED");
		assertThat(done.get("passed").intValue()).isEqualTo(1);
		assertThat(done.get("time_ms").doubleValue()).isEqualTo(1.9);
		assertThat(done.get("memory_kb").longValue()).isEqualTo(13_000);
		JsonNode test = done.get("tests").get(0);
		assertThat(test.get("input_variables")).hasToString("{\"nums\":[1,2,2,3],\"K\":2}");
		assertThat(test.get("expected").stringValue()).isEqualTo("2");
	}

	@Test
	void decodesTheBytesOfAProgramAsTheySay() {
		String program = "# coding: latin-1\nprint('\u00e9')\n";
		String path = "/code/execute/" + api.addQuestion();
		byte[] latin = program.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(job(api.post(path, "text/x-python", latin)).source()).isEqualTo(program);
		assertThat(job(api.post(path, "text/x-python; charset=utf-8", program)).source()).isEqualTo(program);
		assertThat(job(api.post(path, "{\"code\":\"# coding: latin-1\\nprint('\u00e9')\\n\"}")).source())
			.isEqualTo(program);
		Answer refused = api.post(path, "text/x-python; charset=utf-8", latin);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("0xE9 at position 26 (line 2), which is not valid in UTF-8");
		Answer unknown = api.post(path, "text/x-python; charset=no-such-charset", program);
		assertThat(unknown.status()).as(unknown.body()).isBetween(400, 422);
		assertThat(unknown.body()).contains("no-such-charset");
	}

	@Test
	void runsASubmissionInTheEnvironmentThatItNames() {
		worker.offer("numpy");
		long question = api.addQuestion();
		Answer chosen = api.post("/code/execute/" + question + "?environment=numpy", "text/x-python", "pass");
		assertThat(chosen.json().get("environment").stringValue()).isEqualTo("numpy");
		assertThat(job(chosen).run().environment()).isEqualTo("numpy");
		Answer unsaid = api.submit(question, Examples.SOLUTION);
		assertThat(unsaid.json().get("environment").stringValue()).isEqualTo("default");
		assertThat(job(unsaid).run().environment()).isEqualTo("default");
		Answer unknown = api.post("/code/execute/" + question, "{\"code\":\"pass\",\"environment\":\"numpi\"}");
		assertThat(unknown.status()).isEqualTo(422);
		assertThat(unknown.body())
			.containsPattern("environment: expected one of \\[default, .*numpy.*], got 'numpi', did you mean 'numpy'");
	}

	@Test
	void runsASubmissionInTheEnvironmentOfItsQuestion() {
		worker.offer("numpy");
		Answer question = api.post("/add_ques", "{\"environment\":\"numpy\"," + Examples.QUESTION.strip().substring(1));
		assertThat(question.json().get("environment").stringValue()).isEqualTo("numpy");
		long id = question.json().get("id").longValue();
		api.post("/create/testcase/" + id, Examples.TEST_CASE);
		assertThat(job(api.submit(id, Examples.SOLUTION)).run().environment()).isEqualTo("numpy");
		Answer other = api.post("/code/execute/" + id, "{\"code\":\"pass\",\"environment\":\"default\"}");
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.body()).contains("environment: expected numpy, the only one for this question, got 'default'");
	}

	@Test
	void aSubmissionWaitsForAWorkerThatOffersItsEnvironment() {
		String environment = "later-" + System.nanoTime() % 1_000_000;
		JsonNode stored = api
			.post("/add_ques",
					"{\"environment\":\"%s\",%s".formatted(environment, Examples.QUESTION.strip().substring(1)))
			.json();
		assertThat(stored.at("/warnings/0").stringValue())
			.isEqualTo("No worker offers the environment %s. Submissions wait until one does.".formatted(environment));
		long id = stored.get("id").longValue();
		assertThat(api.get("/ques/%d/edit".formatted(id), "Accept", "text/html").body())
			.contains("No worker offers the environment " + environment, "value=\"%s\"".formatted(environment));
		api.post("/create/testcase/" + id, Examples.TEST_CASE);
		UUID waiting = UUID.fromString(api.submit(id, Examples.SOLUTION).json().get("id").stringValue());
		// Others do not wait behind it.
		JudgeJob other = job(api.submit(api.addQuestion(), Examples.SOLUTION));
		worker.report(TestWorker.judged(other, Verdict.ACCEPTED));
		assertThat(worker.jobs(waiting)).isEmpty();
		JsonNode queued = api.get("/submissions/" + waiting).json();
		assertThat(queued.get("status").stringValue()).isEqualTo("QUEUED");
		assertThat(queued.get("missing_environment").stringValue()).isEqualTo(environment);
		assertThat(api.get("/submissions/" + waiting, "Accept", "text/html").body())
			.contains("No worker offers the environment %s yet.".formatted(environment));
		worker.offer(environment);
		JudgeJob job = worker.job(waiting, 1);
		assertThat(job.run().environment()).isEqualTo(environment);
		assertThat(api.get("/submissions/" + waiting).json().has("missing_environment")).isFalse();
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(api
			.put("/ques/" + id,
					"{\"environment\":\"%s\",%s".formatted(environment, Examples.QUESTION.strip().substring(1)))
			.json()
			.has("warnings")).isFalse();
	}

	@Test
	void anAttemptWaitsWhileNoWorkerOffersItsEnvironmentAnyMore() {
		String environment = "gone-" + System.nanoTime() % 1_000_000;
		worker.offer(environment);
		long id = api
			.post("/add_ques",
					"{\"environment\":\"%s\",%s".formatted(environment, Examples.QUESTION.strip().substring(1)))
			.json()
			.get("id")
			.longValue();
		api.post("/create/testcase/" + id, Examples.TEST_CASE);
		UUID submission = UUID.fromString(api.submit(id, Examples.SOLUTION).json().get("id").stringValue());
		JudgeJob first = worker.job(submission, 1);
		worker.offer();
		await().until(() -> api.get("/workers").json().toString(), (workers) -> !workers.contains(environment));
		assertThat(api
			.put("/ques/" + id,
					"{\"environment\":\"%s\",%s".formatted(environment, Examples.QUESTION.strip().substring(1)))
			.json()
			.at("/warnings/0")
			.stringValue()).startsWith("No worker offers the environment " + environment);
		worker.report(new JudgingFailed(first.judgementId(), 1, "worker-1", "no such environment"));
		await().until(() -> api.get("/submissions/" + submission).json().get("attempt").intValue() == 2);
		JudgeJob other = job(api.submit(api.addQuestion(), Examples.SOLUTION));
		worker.report(TestWorker.judged(other, Verdict.ACCEPTED));
		assertThat(worker.jobs(submission)).hasSize(1);
		worker.offer(environment);
		worker.report(TestWorker.judged(worker.job(submission, 2), Verdict.ACCEPTED));
	}

	private JudgeJob job(Answer submission) {
		return worker.job(UUID.fromString(submission.json().get("id").stringValue()), 1);
	}

	@Test
	void givesWorkersTheSuiteOfTheJob() {
		UUID id = api.submit(api.addQuestion());
		String hash = worker.job(id, 1).run().suiteHash();
		Answer suite = api.get("/internal/suites/" + hash, "Authorization", "Bearer " + ApiTest.WORKER_TOKEN);
		assertThat(suite.status()).isEqualTo(200);
		assertThat(ContentHash.of(suite.body().getBytes(StandardCharsets.UTF_8))).isEqualTo(hash);
		assertThat(suite.header("Cache-Control")).contains("immutable");
		assertThat(api.get("/internal/suites/" + hash).status()).isEqualTo(401);
		assertThat(api.get("/internal/suites/" + hash, "Authorization", "Bearer no").status()).isEqualTo(401);
	}

}
