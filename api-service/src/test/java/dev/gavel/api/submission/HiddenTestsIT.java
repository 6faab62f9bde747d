package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Checks what solvers see of hidden tests, even when a worker's reports on them are full
 * of what programs said.
 */
@ApiTest
class HiddenTestsIT {

	/** Longer than the fraction of a second, so that no timestamp contains it. */
	private static final int SECRET = 4_711_004;

	private static final String TOLD = "LEAK_" + SECRET;

	private static final ProgramError ERROR = new ProgramError(TOLD, TOLD, SECRET, TOLD);

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	HiddenTestsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "ACCEPTED", "INTERNAL_ERROR" })
	void showNothingOfItAnywhere(Verdict verdict) throws IOException {
		JudgeJob job = worker.job(api.submit(addQuestion()), 1);
		String submission = "/submissions/" + job.programId();
		try (InputStream events = api.follow(submission); InputStream page = api.follow(submission + "/result")) {
			worker.report(judged(job, verdict, null));
			for (InputStream stream : List.of(events, page)) {
				assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).contains("event:done")
					.doesNotContain(String.valueOf(SECRET));
			}
		}
		long question = api.get(submission).json().get("question_id").longValue();
		for (String path : List.of(submission, submission + "?wait=1s", "/submissions?question_id=" + question,
				"/ques/" + question, "/queue", "/", "/submissions?verdict=" + verdict)) {
			assertThat(api.get(path).body()).as(path).doesNotContain(String.valueOf(SECRET));
			assertThat(api.get(path, "Accept", "text/html").body()).as(path).doesNotContain(String.valueOf(SECRET));
		}
	}

	@Test
	void showWhatNoHiddenTestHadASayIn() {
		JudgeJob job = worker.job(api.submit(addQuestion()), 1);
		worker.report(judged(job, Verdict.COMPILATION_ERROR, ERROR));
		Answer shown = api.get("/submissions/" + job.programId() + "?wait=20s");
		assertThat(shown.json().at("/error/message").stringValue()).isEqualTo(TOLD);
		assertThat(api.get("/submissions/" + job.programId(), "Accept", "text/html").body()).contains(TOLD);
	}

	@Test
	void roundWhatASubmissionUsed() {
		long question = addQuestion();
		JudgeJob job = worker.job(api.submit(question), 1);
		worker.report(judged(job, Verdict.WRONG_ANSWER, null));
		JsonNode shown = api.get("/submissions/" + job.programId() + "?wait=20s").json();
		assertThatIsRounded(shown);
		assertThatIsRounded(api.get("/submissions?question_id=" + question).json().at("/items/0"));
		assertThat(shown.at("/tests/0/time_ms").doubleValue()).isEqualTo(1.9);
		assertThat(shown.at("/tests/1/time_ms").isNull() && shown.at("/tests/1/memory_kb").isNull()).isTrue();
		assertThat(shown.at("/judgements/0/started_at").stringValue()).matches(".*\\.\\d\\d0?Z|.*:\\d\\dZ|.*\\.\\dZ");
		assertThat(shown.at("/judgements/0/finished_at")).isEqualTo(shown.get("finished_at"));
	}

	@Test
	void showRoundedFiguresAsWholeNumbers() {
		long question = addQuestion();
		api.put("/ques/" + question,
				"{\"time_limit_ms\":2500,\"memory_limit_mb\":256," + Examples.QUESTION.strip().substring(1));
		JudgeJob job = worker.job(api.submit(question), 1);
		worker.report(judged(job, Verdict.WRONG_ANSWER, null));
		String path = "/submissions/" + job.programId();
		api.get(path + "?wait=20s");
		assertThat(api.get(path, "Accept", "text/html").body()).contains(">60&nbsp;ms", "of 2,500 ms", ">14&nbsp;MB",
				"of 256 MB", ">1.9&nbsp;ms");
		assertThat(api.get("/submissions?question_id=" + question, "Accept", "text/html").body())
			.contains(">60&nbsp;ms", ">14&nbsp;MB");
	}

	private static void assertThatIsRounded(JsonNode submission) {
		assertThat(submission.get("time_ms").doubleValue()).isEqualTo(60.0);
		assertThat(submission.get("memory_kb").longValue()).isEqualTo(14 * 1024);
	}

	private long addQuestion() {
		long question = api.addQuestion();
		api.post("/create/testcase/" + question,
				"{\"hidden\":true," + Examples.TEST_CASE.strip()
					.substring(1)
					.replace("\"output\": \"2\"", "\"output\": \"" + SECRET + "\""));
		return question;
	}

	/**
	 * Of a sample that passed and a hidden test; without tests, where there are none
	 * then.
	 */
	private static Judged judged(JudgeJob job, Verdict verdict, @Nullable ProgramError error) {
		TestReport passed = new TestReport(1, 1, Verdict.ACCEPTED, 1940, 2500, 13 << 20, "2", null, null, "", "");
		TestReport failed = new TestReport(2, 2, verdict, 51_234, 2_512, (13 << 20) + 4711, TOLD, TOLD, ERROR, TOLD,
				TOLD);
		return new Judged(job.judgementId(), 1, verdict, error,
				(verdict == Verdict.COMPILATION_ERROR) ? List.of() : List.of(passed, failed),
				TestWorker.judged(job, verdict).judgedIn());
	}

}
