package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A checker, and what it did, as solvers and authors see it. */
@AccountsTest
class CheckersOfOthersIT {

	private static final String SECRET = "s3cr3t";

	private static final String CODE = "def check(input, expected, answer): return s3cr3t";

	private static final String QUESTION = """
			{"title": "Any", "description": "d", "type": "Easy",
			 "metadata": {"function_name": "f", "return_type": "int", "variables": []},
			 "comparison": {"kind": "checker", "code": "%s"}}
			""".formatted(CODE);

	private final TestAccounts accounts;

	private final TestWorker worker;

	@Autowired
	CheckersOfOthersIT(TestAccounts accounts, TestWorker worker) {
		this.accounts = accounts;
		this.worker = worker;
	}

	@Test
	void solversSeeThatThereIsOneAndNothingOfIt() {
		ApiClient author = accounts.as(accounts.create(Role.AUTHOR));
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		long question = published(author);
		String path = "/ques/" + question;
		assertThat(author.get(path).json().at("/comparison/code").stringValue()).contains(SECRET);
		assertThat(solver.get(path).json().at("/comparison/kind").stringValue()).isEqualTo("checker");
		for (String seen : List.of(path, "/?size=100")) {
			assertThat(solver.get(seen).body()).doesNotContain(SECRET);
			assertThat(solver.get(seen, "Accept", "text/html").body()).doesNotContain(SECRET);
		}
	}

	@Test
	void onlyAuthorsSeeWhyItFailedAndWhatItSaysOfHiddenTests() {
		ApiClient author = accounts.as(accounts.create(Role.AUTHOR));
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		long question = published(author);
		UUID submission = UUID.fromString(solver.submit(question, "def f(): return 1").json().get("id").stringValue());
		JudgeJob job = worker.job(submission, 1);
		worker.record(judged(job));
		String path = "/submissions/" + submission;
		JsonNode toSolver = solver.get(path).json();
		assertThat(toSolver.get("verdict").stringValue()).isEqualTo("INTERNAL_ERROR");
		assertThat(toSolver.at("/error/message").stringValue()).isEqualTo("the author's checker failed");
		assertThat(toSolver.toString()).doesNotContain(SECRET, "points");
		assertThat(solver.get(path, "Accept", "text/html").body()).contains("The author’s checker failed")
			.doesNotContain(SECRET);
		JsonNode toAuthor = author.get(path).json();
		assertThat(toAuthor.at("/tests/0/checker/error/traceback").stringValue()).isEqualTo(SECRET);
		assertThat(toAuthor.at("/tests/0/checker/stdout").stringValue()).isEqualTo(SECRET);
		assertThat(toAuthor.at("/tests/1/message").stringValue()).isEqualTo(SECRET);
		assertThat(toAuthor.at("/tests/1/points").doubleValue()).isEqualTo(0.5);
		assertThat(author.get(path, "Accept", "text/html").body()).contains(SECRET);
	}

	private long published(ApiClient author) {
		long question = worker.loading(CODE, () -> author.post("/add_ques", QUESTION)).json().get("id").longValue();
		author.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 1}");
		author.post("/create/testcase/" + question, "{\"input_variables\": {}, \"output\": 1, \"hidden\": true}");
		assertThat(author.put("/ques/" + question + "/state", "{\"state\": \"published\"}").status()).isEqualTo(200);
		return question;
	}

	private static Judged judged(JudgeJob job) {
		CheckerReport failure = new CheckerReport(null, new ProgramError(SECRET, SECRET, 1, SECRET), SECRET, SECRET);
		TestReport failed = new TestReport(1, 1, Verdict.INTERNAL_ERROR, 1, 1, 1, "1", null, null, "", "", null, null,
				failure, null);
		TestReport hidden = new TestReport(2, 2, Verdict.WRONG_ANSWER, 1, 1, 1, null, null, null, "", "", 0.5, null,
				new CheckerReport(SECRET, null, "", ""), null);
		return new Judged(job.judgementId(), 1, Verdict.INTERNAL_ERROR,
				new ProgramError("CheckerFailed", "the author's checker failed", null, null), List.of(failed, hidden),
				TestWorker.judged(job, Verdict.ACCEPTED).judgedIn());
	}

}
