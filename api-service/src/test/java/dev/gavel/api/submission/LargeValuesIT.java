package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import dev.gavel.value.DecodingRoom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that read or store large values wait for memory and for each other, but leave
 * the database connections to other requests.
 */
@ApiTest
@Timeout(60)
class LargeValuesIT {

	/** More than there are database connections. */
	private static final int REQUESTS = 30;

	private static final String QUESTION = """
			{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "f",
			 "return_type": "int", "variables": {"x": "str"}}}""";

	private static final String CODE = "def f(x): return 1";

	private final ApiClient api;

	private final TestWorker worker;

	private final Questions questions;

	private final TransactionTemplate transaction;

	private final ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);

	private final ExecutorService others = Executors.newSingleThreadExecutor();

	@Autowired
	LargeValuesIT(ApiClient api, TestWorker worker, Questions questions, TransactionTemplate transaction) {
		this.api = api;
		this.worker = worker;
		this.questions = questions;
		this.transaction = transaction;
	}

	@AfterEach
	void stop() {
		clients.shutdownNow();
		others.shutdownNow();
	}

	@Test
	void readersWaitForMemoryWithoutADatabaseConnection() {
		long question = question(20_000);
		UUID submission = id(api.submit(question, CODE));
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		Awaitility.await().until(() -> isDone(submission));
		List<String> paths = List.of("/ques/" + question, "/ques/" + question + "/testcases",
				"/submissions/" + submission);
		List<CompletableFuture<Answer>> reads;
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			reads = requests((number) -> api.get(paths.get(number % paths.size())));
			assertAnswersOthersWhileAllAreIn(RequestRoom.class, "take");
			assertThat(reads).noneMatch(CompletableFuture::isDone);
		}
		assertThat(reads).allSatisfy((read) -> assertThat(read.join().status()).isEqualTo(200));
	}

	@Test
	void aTestThatIsHiddenWhileReadersWaitIsNotShown() {
		long question = question(20_000);
		long test = api.get("/ques/" + question + "/testcases").json().get("items").get(0).get("id").longValue();
		List<CompletableFuture<Answer>> reads;
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			reads = requests((number) -> api.get("/ques/" + question));
			assertAnswersOthersWhileAllAreIn(RequestRoom.class, "take");
			assertThat(reads).noneMatch(CompletableFuture::isDone);
			assertThat(api
				.put("/testcases/" + test, "{\"input_variables\":{\"x\":\"a secret\"},\"output\":1,\"hidden\":true}")
				.status()).isEqualTo(200);
		}
		assertThat(reads).allSatisfy((read) -> assertThat(read.join().body()).doesNotContain("a secret"));
	}

	@Test
	void evaluationsOnSamplesWaitForMemoryWithoutADatabaseConnection() {
		long question = question(20_000);
		List<CompletableFuture<Answer>> tries;
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			tries = requests((number) -> api.post("/code/try/" + question, "{\"code\":\"%s\"}".formatted(CODE)));
			assertAnswersOthersWhileAllAreIn(RequestRoom.class, "take");
			assertThat(tries).noneMatch(CompletableFuture::isDone);
		}
		assertThat(tries).allSatisfy((started) -> assertThat(started.join().status()).isEqualTo(202));
	}

	@Test
	void submissionsWaitForALargeSuiteWithoutADatabaseConnection() {
		long question = question(800_000, 800_000);
		List<CompletableFuture<Answer>> submitted = transaction.execute((status) -> {
			questions.lock(question);
			List<CompletableFuture<Answer>> waiting = requests((number) -> api.submit(question, CODE));
			assertAnswersOthersWhileAllAreIn(Suites.class, "prepare");
			assertThat(waiting).noneMatch(CompletableFuture::isDone);
			return waiting;
		});
		assertThat(submitted).allSatisfy((sent) -> assertThat(sent.join().status()).isEqualTo(202));
		assertThat(submitted.stream().map((sent) -> worker.job(id(sent.join()), 1).run().suiteHash()).distinct())
			.hasSize(1);
	}

	@Test
	void rejudgingsWaitForALargeSuiteWithoutADatabaseConnection() {
		long question = question(1);
		List<UUID> submissions = IntStream.range(0, REQUESTS).mapToObj((number) -> cancelled(question)).toList();
		addTest(question, 800_000);
		addTest(question, 800_000);
		List<CompletableFuture<Answer>> started = transaction.execute((status) -> {
			questions.lock(question);
			List<CompletableFuture<Answer>> waiting = requests((number) -> api.post("/rejudgings",
					"{\"submission_ids\":[\"%s\"]}".formatted(submissions.get(number))));
			assertAnswersOthersWhileAllAreIn(Suites.class, "prepare");
			return waiting;
		});
		assertThat(started).allSatisfy((sent) -> assertThat(sent.join().status()).isEqualTo(202));
		// Nobody judges them, and the next rejudging would wait behind them.
		started.forEach((sent) -> api.post(sent.join().header("Location") + "/cancel", ""));
	}

	private UUID cancelled(long question) {
		UUID submission = id(api.submit(question, CODE));
		assertThat(api.post("/submissions/" + submission + "/cancel", "").status()).isEqualTo(200);
		return submission;
	}

	private boolean isDone(UUID submission) {
		return api.get("/submissions?status=DONE").body().contains(submission.toString());
	}

	private void assertAnswersOthersWhileAllAreIn(Class<?> type, String method) {
		Awaitility.await().until(() -> threadsIn(type, method), (threads) -> threads == REQUESTS);
		assertThat(CompletableFuture.supplyAsync(() -> api.get("/ques/" + Integer.MAX_VALUE).status(), others))
			.succeedsWithin(Duration.ofSeconds(5))
			.isEqualTo(404);
	}

	private static long threadsIn(Class<?> type, String method) {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.filter((stack) -> Stream.of(stack)
				.anyMatch(
						(frame) -> frame.getClassName().equals(type.getName()) && frame.getMethodName().equals(method)))
			.count();
	}

	private List<CompletableFuture<Answer>> requests(IntFunction<Answer> request) {
		return IntStream.range(0, REQUESTS)
			.mapToObj((number) -> CompletableFuture.supplyAsync(() -> request.apply(number), clients))
			.toList();
	}

	private long question(int... lengths) {
		long id = api.post("/add_ques", QUESTION).json().get("id").longValue();
		for (int length : lengths) {
			addTest(id, length);
		}
		return id;
	}

	private void addTest(long question, int length) {
		String value = UUID.randomUUID() + "x".repeat(length);
		assertThat(api
			.post("/create/testcase/" + question, "{\"input_variables\":{\"x\":\"%s\"},\"output\":1}".formatted(value))
			.status()).isEqualTo(201);
	}

	private static UUID id(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(202);
		return UUID.fromString(answer.json().get("id").stringValue());
	}

}
