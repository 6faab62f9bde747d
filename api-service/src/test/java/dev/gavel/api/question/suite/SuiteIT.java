package dev.gavel.api.question.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.ContentHash;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Suites of several parts, with tests that have a part of their own and one that has
 * several.
 */
@ApiTest
class SuiteIT {

	private static final String QUESTION = """
			{"title": "t", "description": "d", "type": "Easy", "metadata": {"function_name": "f",
			 "return_type": "int", "variables": {"x": "str"}}}""";

	private static final List<Integer> LENGTHS = List.of(1, 400_000, 400_000, 2, 400_000, 2_500_000, 3, 1_100_000, 4);

	private final ApiClient api;

	private final TestWorker worker;

	private final SuiteRepository suites;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	@Autowired
	SuiteIT(ApiClient api, TestWorker worker, SuiteRepository suites, JdbcTemplate database,
			TransactionTemplate transaction) {
		this.api = api;
		this.worker = worker;
		this.suites = suites;
		this.database = database;
		this.transaction = transaction;
	}

	@Test
	void aSuiteInPartsIsServedAsItsLinesUnderTheirHash() {
		String hash = worker.job(submit(question('a')), 1).run().suiteHash();
		Answer suite = api.get("/internal/suites/" + hash, "Authorization", "Bearer " + ApiTest.WORKER_TOKEN);
		byte[] content = suite.body().getBytes(StandardCharsets.UTF_8);
		assertThat(ContentHash.of(content)).isEqualTo(hash);
		assertThat(suite.header("Content-Length")).isEqualTo(String.valueOf(content.length));
		assertThat(suite.header("ETag")).isEqualTo("\"%s\"".formatted(hash));
		assertThat(suite.body().lines().skip(1)).hasSameSizeAs(LENGTHS);
		assertThat(suite.body().lines().skip(1).map((line) -> line.replaceAll("^\\[\\d+,", "")))
			.containsExactlyElementsOf(
					LENGTHS.stream().map((length) -> "[\"%s\"],%d]".formatted("a".repeat(length), length)).toList());
		assertThat(largestPart()).isEqualTo(1024 * 1024);
	}

	@Test
	void aSubmissionShowsEachTestOfASuiteInParts() {
		UUID submission = submit(question('b'));
		worker.report(judged(worker.job(submission, 1), IntStream.rangeClosed(1, LENGTHS.size())));
		for (int read = 0; read < 2; read++) {
			JsonNode tests = api.get("/submissions/" + submission + "?wait=10s").json().get("tests");
			assertThat(tests.valueStream().map((test) -> test.get("expected").stringValue()))
				.containsExactlyElementsOf(LENGTHS.stream().map(String::valueOf).toList());
			assertThat(tests.valueStream().map((test) -> test.at("/input_variables/x").stringValue()))
				.zipSatisfy(LENGTHS,
						(shown, length) -> assertThat(shown)
							.startsWith((length > 16_000) ? "'bbbb" : "b".repeat(length))
							.hasSizeLessThan(2000));
		}
	}

	@Test
	void aReadSubmissionIsReadAgainWithoutItsSuite() {
		UUID submission = submit(question('e'));
		JudgeJob job = worker.job(submission, 1);
		worker.report(judged(job, IntStream.rangeClosed(1, LENGTHS.size())));
		String read = api.get("/submissions/" + submission + "?wait=10s").json().get("tests").toString();
		delete("delete from suite_parts where suite_hash = ?", job.run().suiteHash());
		assertThat(api.get("/submissions/" + submission).json().get("tests").toString()).isEqualTo(read);
	}

	@Test
	void aLostTestIsAnErrorAndIsNotLeftOut() {
		UUID submission = submit(question('c'));
		JudgeJob job = worker.job(submission, 1);
		delete("delete from suite_parts where suite_hash = ? and first_test = 6", job.run().suiteHash());
		worker.report(judged(job, IntStream.of(5, 6)));
		assertThat(api.get("/submissions/" + submission + "?wait=10s").status()).isEqualTo(500);
	}

	@Test
	void aDownloadThatIsClosedReadsNoFurtherPart() throws IOException {
		StoredSuite suite = suites.find(worker.job(submit(question('d')), 1).run().suiteHash());
		List<Integer> read = new ArrayList<>();
		InputStream lines = SuiteLines.of(suite, (part) -> {
			read.add(part);
			return suites.part(suite.hash(), part);
		});
		lines.readNBytes(suite.encodedHead().length + 1);
		lines.close();
		assertThat(read).containsExactly(0);
	}

	@Test
	void equalSuitesThatAreBuiltAtOnceAreStoredOnce() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(4);
		CyclicBarrier together = new CyclicBarrier(4);
		List<Long> questions = IntStream.range(0, 4).mapToObj((number) -> question("")).toList();
		List<Future<UUID>> sent = questions.stream().map((id) -> clients.submit(() -> {
			together.await();
			return tryOnOwnTest(id);
		})).toList();
		String hash = worker.job(sent.get(0).get(), 1).run().suiteHash();
		for (Future<UUID> tried : sent) {
			assertThat(worker.job(tried.get(), 1).run().suiteHash()).isEqualTo(hash);
		}
		clients.shutdownNow();
		assertThat(
				database.queryForObject("select count(*) from suite_parts where suite_hash = ?", Integer.class, hash))
			.isOne();
	}

	private UUID tryOnOwnTest(long question) {
		Answer started = api.post("/code/try/" + question,
				"{\"code\":\"def f(x): return 1\",\"tests\":[{\"input_variables\":{\"x\":\"equal\"}}]}");
		return UUID.fromString(started.json().get("id").stringValue());
	}

	private long question(char content) {
		return question(LENGTHS.stream()
			.map((length) -> "{\"input_variables\":{\"x\":\"%s\"},\"output\":\"%d\"}"
				.formatted(String.valueOf(content).repeat(length), length))
			.collect(Collectors.joining("\n")));
	}

	private long question(String lines) {
		long id = api.post("/add_ques", QUESTION).json().get("id").longValue();
		if (!lines.isEmpty()) {
			assertThat(api.post("/create/testcase/" + id, "application/jsonl", lines).status()).isEqualTo(201);
		}
		return id;
	}

	private UUID submit(long question) {
		return UUID.fromString(api.submit(question, "def f(x): return len(x)").json().get("id").stringValue());
	}

	private static Judged judged(JudgeJob job, IntStream indexes) {
		Judged one = TestWorker.judged(job, Verdict.ACCEPTED);
		List<TestReport> reports = indexes
			.mapToObj((index) -> new TestReport(index, index, Verdict.ACCEPTED, 1, 1, 1, "1", null, null, "", ""))
			.toList();
		return new Judged(one.judgementId(), one.attempt(), one.verdict(), null, reports, one.judgedIn());
	}

	/** Connections do not commit by themselves. */
	private void delete(String statement, String hash) {
		transaction.executeWithoutResult((status) -> assertThat(database.update(statement, hash)).isPositive());
	}

	private int largestPart() {
		return database.queryForObject("select max(length(content)) from suite_parts", Integer.class);
	}

}
