package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.TestJudgements;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is answered from what was just recorded must be what is stored. */
@ApiTest
class LongPollIT {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Caller TRUSTED = Caller.trusted("::1");

	private static final String PROGRAM = "{\"code\":\"def Findfrequency(nums, K): return nums.count(K)\"}";

	private final ApiClient api;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final LongPoll longPoll;

	private final EndWatch watch;

	@Autowired
	LongPollIT(ApiClient api, TestWorker worker, JdbcTemplate database, LongPoll longPoll, EndWatch watch) {
		this.api = api;
		this.worker = worker;
		this.database = database;
		this.longPoll = longPoll;
		this.watch = watch;
	}

	@Test
	void tellOfASubmissionWhatIsStoredOfIt() {
		tellsWhatIsStored("/code/execute/", Verdict.ACCEPTED);
		tellsWhatIsStored("/code/execute/", Verdict.RUNTIME_ERROR);
	}

	@Test
	void tellOfAnEvaluationWhatIsStoredOfIt() {
		tellsWhatIsStored("/code/try/", Verdict.ACCEPTED);
		tellsWhatIsStored("/code/try/", Verdict.RUNTIME_ERROR);
	}

	@Test
	void tellNothingOfAHiddenTest() {
		long question = api.addQuestion();
		api.post("/create/testcase/" + question, "{\"hidden\":true,"
				+ Examples.TEST_CASE.strip().substring(1).replace("\"output\": \"2\"", "\"output\": \"7\""));
		CompletableFuture<Answer> held = CompletableFuture
			.supplyAsync(() -> api.post("/code/execute/" + question + "?wait=20s", PROGRAM));
		JudgeJob job = worker.job(programOf(question), 1);
		worker.report(judged(job, null, Verdict.ACCEPTED, Verdict.RUNTIME_ERROR));
		assertThat(held).succeedsWithin(PATIENCE)
			.satisfies((answer) -> assertThat(answer.body()).contains("RUNTIME_ERROR").doesNotContain("boom"));
	}

	@Test
	void tellAnEndThatComesWhileTheSubmissionIsRead() {
		UUID id = UUID.randomUUID();
		AtomicBoolean ended = new AtomicBoolean();
		CompletableFuture<Stage> held = longPoll.hold(id, Duration.ofHours(1), new TestViews<>((asked) -> {
			if (ended.getAndSet(true)) {
				return new Stage(id, JudgementState.CANCELLED);
			}
			watch.onEnded(TestJudgements.cancelled(id));
			return new Stage(id, JudgementState.RUNNING);
		}), TRUSTED);
		assertThat(held).succeedsWithin(PATIENCE).isEqualTo(new Stage(id, JudgementState.CANCELLED));
	}

	@Test
	void sayWhereASubmissionIsAlthoughTheDatabaseFailsOnceItIsStored() {
		Stage queued = new Stage(UUID.randomUUID(), JudgementState.QUEUED);
		assertThat(longPoll.taken(queued, "/submissions/", Duration.ZERO, new TestViews<>(LongPollIT::fail), TRUSTED))
			.succeedsWithin(PATIENCE)
			.satisfies((answer) -> {
				assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
				assertThat(answer.getHeaders().getLocation()).hasPath("/submissions/" + queued.id());
				assertThat(answer.getBody()).isEqualTo(queued);
			});
	}

	private static Stage fail(UUID id) {
		throw new DataAccessResourceFailureException("the database is gone");
	}

	private void tellsWhatIsStored(String path, Verdict verdict) {
		long question = api.addQuestion();
		CompletableFuture<Answer> held = CompletableFuture
			.supplyAsync(() -> api.post(path + question + "?wait=20s", PROGRAM));
		ProgramError error = (verdict == Verdict.ACCEPTED) ? null : boom();
		worker.report(judged(worker.job(programOf(question), 1), error, verdict));
		assertThat(held).succeedsWithin(PATIENCE).satisfies((answer) -> {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.json().get("status").stringValue()).isEqualTo("DONE");
			assertThat(answer.json()).isEqualTo(api.get(answer.header("Location")).json());
		});
	}

	private static Judged judged(JudgeJob job, @Nullable ProgramError error, Verdict... verdicts) {
		Judged one = TestWorker.judged(job, verdicts[verdicts.length - 1]);
		List<TestReport> tests = IntStream.range(0, verdicts.length)
			.mapToObj((i) -> report(i + 1, verdicts[i]))
			.toList();
		return new Judged(one.judgementId(), one.attempt(), one.verdict(), error, tests, one.judgedIn());
	}

	private static TestReport report(int index, Verdict verdict) {
		boolean accepted = verdict == Verdict.ACCEPTED;
		return new TestReport(0, index, verdict, 1940, 2500, 13_312_000, accepted ? "2" : null, null,
				accepted ? null : boom(), "printed", "");
	}

	private static ProgramError boom() {
		return new ProgramError("ValueError", "boom", 1, "line 1");
	}

	private UUID programOf(long question) {
		List<String> ids = await().atMost(PATIENCE)
			.until(() -> database.queryForList("""
					select bin_to_uuid(id) from submissions where question_id = ?
					union select bin_to_uuid(id) from evaluations where question_id = ?""", String.class, question,
					question), (found) -> !found.isEmpty());
		return UUID.fromString(ids.get(0));
	}

	private record Stage(UUID id, JudgementState status) implements Awaited {
	}

}
