package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.judgement.TestResults;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import jakarta.persistence.EntityManagerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The streams that pages read, and what a verdict costs. */
@ApiTest
class ResultStreamsIT {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String HOSTILE = "<script>alert(1)</script>\r\r\nevent: done\rdata: {}\r\r";

	private final ApiClient api;

	private final TestWorker worker;

	private final Statistics statistics;

	@Autowired
	ResultStreamsIT(ApiClient api, TestWorker worker, EntityManagerFactory factory) {
		this.api = api;
		this.worker = worker;
		this.statistics = factory.unwrap(SessionFactory.class).getStatistics();
	}

	@BeforeEach
	void count() {
		statistics.clear();
		statistics.setStatisticsEnabled(true);
	}

	@AfterEach
	void stopCounting() {
		statistics.setStatisticsEnabled(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/code/execute/", "/code/try/" })
	void bringAResultAsThePageShowsIt(String path) throws IOException {
		String address = send(path);
		try (BufferedReader events = follow(address)) {
			assertThat(next(events, "status", "QUEUED")).contains("in the queue.");
			JudgeJob job = job(address);
			worker.report(new Started(job.judgementId(), 1, "worker-1"));
			assertThat(next(events, "status", "RUNNING")).contains("Test 1 of 1.");
			worker.report(failed(job));
			String result = next(events, "done", "DONE");
			assertThat(result).contains("&lt;script&gt;").doesNotContain("<script");
			assertThat(events.readLine()).isNull();
			assertThat(api.get(address, "Accept", "text/html").body()).contains(result);
		}
	}

	@Test
	void readASubmissionInFullOnceForAVerdict() throws IOException {
		end(send("/code/execute/"));
		assertThat(fullReadsOfSubmissions()).isEqualTo(1);
		assertThat(readsOfResults()).isEqualTo(1);
	}

	@Test
	void readAnEvaluationInFullOnceForItsEnd() throws IOException {
		end(send("/code/try/"));
		assertThat(readsOfResults()).isEqualTo(1);
	}

	@Test
	void knowNothingOfWhatIsNotThere() {
		UUID submission = api.submit(api.addQuestion());
		for (String path : List.of("/submissions/" + UUID.randomUUID(), "/trials/" + UUID.randomUUID(),
				"/trials/" + submission)) {
			Answer answer = api.get(path + "/result", "Accept", "text/event-stream");
			assertThat(answer.status()).as(path).isEqualTo(404);
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		}
	}

	@Test
	void areNotKeptByCaches() {
		String address = send("/code/try/");
		api.post(address + "/cancel", "");
		Answer stream = api.get(address + "/result", "Accept", "text/event-stream");
		assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
		assertThat(stream.header("Content-Security-Policy")).contains("default-src 'self'");
		assertThat(stream.body()).startsWith("event:done\n").contains("It was cancelled.");
	}

	/** As the question's page does. */
	private String send(String path) {
		return api.post(path + api.addQuestion(), FORM, "code=pass", "Accept", "application/json").header("Location");
	}

	private void end(String address) throws IOException {
		try (BufferedReader events = follow(address)) {
			next(events, "status", "QUEUED");
			JudgeJob job = job(address);
			worker.report(new Started(job.judgementId(), 1, "worker-1"));
			next(events, "status", "RUNNING");
			worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
			next(events, "done", "DONE");
		}
	}

	private BufferedReader follow(String address) {
		return new BufferedReader(new InputStreamReader(api.follow(address + "/result"), StandardCharsets.UTF_8));
	}

	/**
	 * Reads on to the next event of that status; places in the queue may change before.
	 */
	private static String next(BufferedReader events, String name, String status) throws IOException {
		for (;;) {
			String event = events.readLine();
			String html = html(events.readLine());
			assertThat(events.readLine()).isEmpty();
			if (html.contains("data-status=\"%s\"".formatted(status))) {
				assertThat(event).isEqualTo("event:" + name);
				return html;
			}
		}
	}

	private static String html(String line) {
		assertThat(line).startsWith("data:");
		return JsonMapper.shared().readTree(line.substring("data:".length())).get("html").stringValue();
	}

	private JudgeJob job(String address) {
		return worker.job(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)), 1);
	}

	private static Judged failed(JudgeJob job) {
		TestReport test = new TestReport(1, 1, Verdict.RUNTIME_ERROR, 1940, 2500, 13_312_000, null, null,
				new ProgramError(HOSTILE, HOSTILE, 1, HOSTILE), HOSTILE, HOSTILE);
		return new Judged(job.judgementId(), job.attempt(), Verdict.RUNTIME_ERROR, null, List.of(test),
				TestWorker.judged(job, Verdict.RUNTIME_ERROR).judgedIn());
	}

	private long fullReadsOfSubmissions() {
		return Arrays.stream(statistics.getQueries())
			.filter((query) -> query.contains("where s.id = :id order by j.number"))
			.mapToLong((query) -> statistics.getQueryStatistics(query).getExecutionCount())
			.sum();
	}

	private long readsOfResults() {
		return statistics.getEntityStatistics(TestResults.class.getName()).getLoadCount();
	}

}
