package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.Prelude;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What a question gives to programs before they run, and to solvers before they write.
 */
@ApiTest
class PreludeIT {

	private static final String QUESTION = """
			{"title": "Next", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "after", "return_type": "int", "variables": {"n": "int"}}%s}
			""";

	private static final String FORM = "title=Next&description=d&type=Easy&function_name=after&parameter_name=n"
			+ "&parameter_type=int&return_type=int";

	private static final String TEST = "{\"input_variables\": {\"n\": 1}, \"output\": 2}";

	private final ApiClient api;

	private final TestWorker worker;

	private final Suites suites;

	@Autowired
	PreludeIT(ApiClient api, TestWorker worker, Suites suites) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
	}

	@Test
	void programsGetTheNamesOfLeetCode() {
		JsonNode added = add(", \"prelude\": \"leetcode\"").json();
		assertThat(added.get("prelude").stringValue()).isEqualTo("leetcode");
		String path = "/ques/" + added.get("id").longValue();
		assertThat(api.get(path).json().get("prelude").stringValue()).isEqualTo("leetcode");
		assertThat(api.page(path).body()).contains("<dt>Imported</dt>", "as on LeetCode");
		assertThat(api.page(path + "/edit").body()).contains("<option value=\"leetcode\" selected=\"selected\">");
		assertThat(prelude(added.get("id").longValue())).isEqualTo(new Prelude("leetcode"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ", \"prelude\": \"typing\"", ", \"prelude\": \"\", \"starter_code\": \" \"" })
	void theDefaultChangesNothing(String more) {
		JsonNode added = add(more).json();
		assertThat(added.has("prelude")).isFalse();
		assertThat(added.has("starter_code")).isFalse();
		long question = added.get("id").longValue();
		assertThat(api.page("/ques/" + question).body()).doesNotContain("<dt>Imported</dt>", "Runs before your code")
			.contains("def after(n: int) -&gt; int:");
		assertThat(prelude(question)).isNull();
	}

	@Test
	void anUnknownNameIsRefused() {
		assertThat(refusal("leetcod"))
			.isEqualTo("expected typing, leetcode or lines of Python, got 'leetcod', did you mean 'leetcode'?");
		assertThat(refusal("numpy")).isEqualTo("expected typing, leetcode or lines of Python, got 'numpy'");
	}

	private String refusal(String prelude) {
		Answer refused = add(", \"prelude\": \"%s\"".formatted(prelude));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("prelude");
		return refused.json().at("/errors/0/message").stringValue();
	}

	@Test
	void linesAreTriedOnceAndThenRunBeforePrograms() throws Exception {
		String lines = "from math import *  # one\n";
		String sent = ", \"prelude\": \"from math import *  # one\\n\"";
		CompletableFuture<Answer> adding = CompletableFuture.supplyAsync(() -> add(sent));
		JudgeJob trial = trial(lines);
		worker.report(loaded(trial));
		JsonNode added = adding.get().json();
		assertThat(added.get("prelude").stringValue()).isEqualTo(lines);
		assertThat(added.has("warnings")).isFalse();
		long question = added.get("id").longValue();
		assertThat(api.page("/ques/" + question).body()).contains("Runs before your code", lines);
		assertThat(api.page("/ques/" + question + "/edit").body())
			.contains("<option value=\"own\" selected=\"selected\">", lines + "</textarea>");
		assertThat(prelude(question)).isEqualTo(new Prelude(lines));
		JsonNode changed = api.put("/ques/" + question, QUESTION.formatted(sent)).json();
		assertThat(changed.has("warnings")).isFalse();
		assertThat(changed.get("prelude").stringValue()).isEqualTo(lines);
	}

	@Test
	void linesAreTriedAgainWhenTheSignatureChanges() throws Exception {
		String lines = ", \"prelude\": \"class Fast: again = 1\"";
		CompletableFuture<Answer> adding = CompletableFuture.supplyAsync(() -> add(lines));
		JudgeJob first = trial("class Fast: again = 1");
		worker.report(loaded(first));
		long question = adding.get().json().get("id").longValue();
		CompletableFuture<Answer> changing = CompletableFuture.supplyAsync(() -> api.put("/ques/" + question,
				QUESTION.formatted(lines).replace("{\"n\": \"int\"}", "{\"n\": \"str\"}")));
		JudgeJob second = worker.job((job) -> job.source().equals("pass") && isOf("class Fast: again = 1", job)
				&& !job.programId().equals(first.programId()));
		worker.report(JudgingFailed.ofAuthor(second.judgementId(), 1, "worker-1",
				JudgingFailed.PRELUDE_FAILED + "NameError: name 'ListNode' is not defined"));
		assertThat(changing.get().status()).isEqualTo(422);
	}

	@Test
	void linesAreTriedForLessTimeThanTheAuthorWaits() throws Exception {
		CompletableFuture<Answer> adding = CompletableFuture
			.supplyAsync(() -> add(", \"time_limit_ms\": 15000, \"prelude\": \"while True: pass  # short\""));
		JudgeJob trial = trial("while True: pass  # short");
		assertThat(trial.run().limits().cpuTimeMillis()).isEqualTo(4000);
		worker.report(loaded(trial));
		assertThat(adding.get().json().get("time_limit_ms").intValue()).isEqualTo(15_000);
	}

	@Test
	void linesThatFailAreRefused() throws Exception {
		CompletableFuture<Answer> adding = CompletableFuture
			.supplyAsync(() -> api.form("/add_ques", FORM + "&prelude=own&prelude_lines=if+x%0D%0A%23+two"));
		JudgeJob trial = trial("if x\n# two");
		worker.report(JudgingFailed.ofAuthor(trial.judgementId(), 1, "worker-1",
				JudgingFailed.PRELUDE_FAILED + "SyntaxError: expected ':', line 1"));
		assertThat(adding.get().status()).isEqualTo(422);
		assertThat(adding.get().body()).contains(
				"expected lines that run without an error, got SyntaxError: expected &#39;:&#39;, line 1",
				"if x\n# two");
	}

	@Test
	void linesThatNoWorkerTriesAreStoredWithAWarning() {
		JsonNode added = add(", \"prelude\": \"x = 3\"").json();
		assertThat(added.at("/warnings/0").stringValue())
			.isEqualTo("The prelude was not tried: no worker has finished it within 3 seconds.");
		assertThat(added.get("prelude").stringValue()).isEqualTo("x = 3");
	}

	@Test
	void aJudgementThatFailsByItsAuthorsFaultIsNotTriedAgain() {
		long question = add(", \"prelude\": \"leetcode\"").json().get("id").longValue();
		assertThat(api.post("/create/testcase/" + question, TEST).status()).isEqualTo(201);
		UUID submission = submit(question);
		JudgeJob job = worker.job(submission, 1);
		String reason = JudgingFailed.PRELUDE_FAILED + "NameError: name 'z' is not defined, line 2";
		worker.report(JudgingFailed.ofAuthor(job.judgementId(), 1, "worker-1", reason));
		JsonNode done = await().atMost(Duration.ofSeconds(10))
			.until(() -> api.get("/submissions/" + submission).json(),
					(found) -> found.get("status").stringValue().equals("DONE"));
		assertThat(done.get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(done.get("attempt").intValue()).isOne();
		assertThat(done.at("/error/message").stringValue()).isEqualTo(reason);
		assertThat(api.page("/submissions/" + submission).body()).contains("This program could not be judged.",
				"the author&#39;s prelude failed: NameError");
	}

	@Test
	void solversBeginWithTheStarterCode() {
		String starter = "def after(n: int) -> int:\n    # your turn\n    return n\n";
		JsonNode added = add(", \"starter_code\": \"def after(n: int) -> int:\\n    # your turn\\n    return n\\n\"")
			.json();
		String path = "/ques/" + added.get("id").longValue();
		assertThat(added.get("starter_code").stringValue()).isEqualTo(starter);
		assertThat(api.get(path).json().get("starter_code").stringValue()).isEqualTo(starter);
		assertThat(api.page(path).body()).contains("    # your turn\n    return n\n</textarea>").doesNotContain("pass");
		assertThat(api.page(path + "/edit").body()).contains("name=\"starter_code\"", "# your turn");
		assertThat(api.form("/add_ques/preview", FORM + "&starter_code=%23+mine").body()).contains("# mine")
			.doesNotContain("pass");
		assertThat(api.form(path + "/edit", FORM + "&starter_code=").status()).isEqualTo(303);
		assertThat(api.get(path).json().has("starter_code")).isFalse();
	}

	@Test
	void codeThatIsTooLongIsRefused() {
		Answer refused = add(", \"starter_code\": \"%s\", \"prelude\": \"x = '%1$s'\"".formatted("x".repeat(20_001)));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly("starter_code", "prelude");
	}

	private Answer add(String more) {
		return api.post("/add_ques", QUESTION.formatted(more));
	}

	/** Returns the prelude with which the question's programs are judged. */
	private Prelude prelude(long question) {
		assertThat(api.post("/create/testcase/" + question, TEST).status()).isEqualTo(201);
		JudgeJob job = worker.job(submit(question), 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		return suites.head(job.run().suiteHash()).prelude();
	}

	private JudgeJob trial(String prelude) {
		return worker.job((job) -> job.source().equals("pass") && isOf(prelude, job));
	}

	private boolean isOf(String prelude, JudgeJob job) {
		try {
			return new Prelude(prelude).equals(suites.head(job.run().suiteHash()).prelude());
		}
		catch (IllegalStateException ex) {
			// A test before this one has deleted the question of that job.
			return false;
		}
	}

	private static Judged loaded(JudgeJob job) {
		return new Judged(job.judgementId(), 1, Verdict.ACCEPTED, null, List.of(),
				TestWorker.judged(job, Verdict.ACCEPTED).judgedIn());
	}

	private UUID submit(long question) {
		return UUID.fromString(api.submit(question, "def after(n): return n + 1").json().get("id").stringValue());
	}

}
