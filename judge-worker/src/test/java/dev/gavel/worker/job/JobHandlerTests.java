package dev.gavel.worker.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gavel.message.Handling;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.job.SlotPermits.Permit;
import dev.gavel.worker.judging.FakeSandbox;
import dev.gavel.worker.report.SentReports;
import dev.gavel.worker.suite.ApiRefusesWorker;
import dev.gavel.worker.suite.SuiteFolderUnfit;
import dev.gavel.worker.suite.Suites;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

class JobHandlerTests {

	private static final Suites BROKEN = (hash) -> {
		throw new IllegalStateException("the suite was asked for");
	};

	private final HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	/** The requests to the API. */
	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final SentReports reports = new SentReports();

	private final WorkerFitness fitness = new WorkerFitness();

	private final SlotPermits permits = new SlotPermits(properties());

	private final ExecutorService threads = Executors.newCachedThreadPool();

	/** The API's answer to a worker that judges the job beside others. */
	private volatile Handling answer = Handling.BESIDE_OTHERS;

	private volatile int status = 200;

	JobHandlerTests() throws IOException {
	}

	@BeforeEach
	void start() {
		api.createContext("/internal/judgements/", this::answer);
		api.start();
	}

	@AfterEach
	void stop() {
		api.stop(0);
		threads.shutdownNow();
	}

	@Test
	void givesJobsBackThatThisWorkerIsNotFitFor() throws Exception {
		JobHandler handler = handler((hash) -> {
			throw new ApiRefusesWorker("the API refuses this worker", null);
		});
		assertThat(handle(handler, delivery(1, 1))).isEqualTo(JobResult.of(JobEnd.WORKER_UNFIT));
		assertThat(reports.all()).isEmpty();
		assertThat(fitness.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(fitness.health().getDetails()).containsEntry("reason", "the API refuses this worker");
	}

	@Test
	void givesJobsBackWhileItCannotKeepSuites() throws Exception {
		JobHandler handler = handler((hash) -> {
			throw new SuiteFolderUnfit(Path.of("/suites"), new IOException("No space left on device"));
		});
		assertThat(handle(handler, delivery(1, 1))).isEqualTo(JobResult.of(JobEnd.WORKER_UNFIT));
		assertThat(reports.all()).isEmpty();
		assertThat(fitness.trouble()).contains("/suites", "No space left on device");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void neitherReportsNorLogsWhatAnUnexpectedExceptionSays(CapturedOutput log) throws Exception {
		assertThat(handle(handler((hash) -> {
			throw new IllegalStateException("4711004711", new NumberFormatException("4711004711"));
		}), delivery(1, 1))).isEqualTo(JobResult.of(JobEnd.FAILED));
		assertThat(((JudgingFailed) reports.all().get(0)).reason())
			.contains("unexpected java.lang.IllegalStateException at ")
			.doesNotContain("4711004711");
		assertThat(log.getAll()).contains("Caused by", "java.lang.NumberFormatException").doesNotContain("4711004711");
	}

	@Test
	void staysFitWhenAnInterruptedJobFails() throws Exception {
		JobHandler handler = handler((hash) -> {
			Thread.currentThread().interrupt();
			throw new ApiRefusesWorker("the request was interrupted", null);
		});
		assertThat(handle(handler, delivery(1, 1))).isEqualTo(JobResult.of(JobEnd.GIVEN_BACK));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(fitness.trouble()).isNull();
	}

	@Test
	void reportsNoFailedAttemptWhenItIsInterrupted() throws Exception {
		JobHandler handler = handler((hash) -> {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("the request was interrupted");
		});
		assertThat(handle(handler, delivery(1, 1))).isEqualTo(JobResult.of(JobEnd.GIVEN_BACK));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(reports.all()).isEmpty();
	}

	@Test
	void asksNobodyAboutAFirstDelivery() throws Exception {
		assertThat(handle(handler(BROKEN), delivery(1, 1)).end()).isEqualTo(JobEnd.FAILED);
		assertThat(asked).isEmpty();
	}

	@Test
	void hasLaterDeliveriesCounted() throws Exception {
		Delivery second = delivery(1, 2);
		Delivery secondAttempt = delivery(2, 1);
		handle(handler(BROKEN), second);
		handle(handler(BROKEN), secondAttempt);
		assertThat(asked).containsExactly("PUT " + path(second) + "&alone=false",
				"PUT " + path(secondAttempt) + "&alone=false");
		assertThat(reports.all()).hasOnlyElementsOfType(JudgingFailed.class).hasSize(2);
	}

	@Test
	void dropsAJobWhoseJudgementIsOver() throws Exception {
		answer = Handling.NOT_AT_ALL;
		assertThat(handle(handler(BROKEN), delivery(1, 4)).end()).isEqualTo(JobEnd.CANCELLED);
		assertThat(reports.all()).isEmpty();
	}

	@Test
	void waitsUntilNothingElseIsInFlightBeforeItBeginsAlone() throws Exception {
		answer = Handling.ALONE;
		Delivery third = delivery(1, 3);
		Future<JobResult> judged;
		try (Permit neighbor = permits.besideOthers().orElseThrow()) {
			judged = threads.submit(() -> handle(handler(BROKEN), third));
			await().until(() -> !permits.openWithin(Duration.ofMillis(10)));
			assertThat(asked).containsExactly("PUT " + path(third) + "&alone=false");
			assertThat(judged).isNotDone();
		}
		assertThat(judged.get().end()).isEqualTo(JobEnd.FAILED);
		assertThat(asked).last().isEqualTo("PUT " + path(third) + "&alone=true");
	}

	@Test
	void givesOtherJobsBackWhileOneIsAloneOrWaitsToBe() throws Exception {
		answer = Handling.ALONE;
		Future<JobResult> suspicious;
		try (Permit neighbor = permits.besideOthers().orElseThrow()) {
			suspicious = threads.submit(() -> handle(handler(BROKEN), delivery(1, 3)));
			await().until(() -> !permits.openWithin(Duration.ofMillis(10)));
			assertThat(handle(handler(BROKEN), delivery(1, 1)).end()).isEqualTo(JobEnd.GIVEN_BACK);
			assertThat(handle(handler(BROKEN), delivery(2, 2)).end()).isEqualTo(JobEnd.GIVEN_BACK);
		}
		assertThat(suspicious.get().end()).isEqualTo(JobEnd.FAILED);
		assertThat(handle(handler(BROKEN), delivery(1, 1)).end()).isEqualTo(JobEnd.FAILED);
	}

	@Test
	void takesJobsAgainWhenTheOneThatWaitsToBeAloneIsCancelled() throws Exception {
		answer = Handling.ALONE;
		try (Permit neighbor = permits.besideOthers().orElseThrow()) {
			Future<JobResult> suspicious = threads.submit(() -> handle(handler(BROKEN), delivery(1, 3)));
			await().until(() -> !permits.openWithin(Duration.ofMillis(10)));
			suspicious.cancel(true);
			await().until(() -> permits.openWithin(Duration.ofMillis(10)));
		}
		assertThat(asked).hasSize(1);
	}

	@Test
	void isUnfitWhenTheApiDoesNotLetItAsk() throws Exception {
		status = 401;
		assertThat(handle(handler(BROKEN), delivery(1, 2)).end()).isEqualTo(JobEnd.WORKER_UNFIT);
	}

	@Test
	void givesAJobBackWhoseDeliveryTheApiDoesNotCount() throws Exception {
		status = 404;
		assertThat(handle(handler(BROKEN), delivery(1, 2)).end()).isEqualTo(JobEnd.GIVEN_BACK);
		assertThat(reports.all()).isEmpty();
	}

	@Test
	void tellsTheApiWhatItGivesBack() {
		Delivery first = delivery(1, 1);
		handler(BROKEN).givenBack(first);
		assertThat(asked).containsExactly("DELETE " + path(first) + "&first=true");
	}

	@Test
	void givesAJobBackThoughTheApiIsAway() {
		api.stop(0);
		handler(BROKEN).givenBack(delivery(1, 1));
	}

	private static JobResult handle(JobHandler handler, Delivery delivery) throws InterruptedException {
		return handler.handle(delivery, handler.newsOf(delivery.job()));
	}

	private WorkerProperties properties() {
		return new WorkerProperties("w", URI.create("http://127.0.0.1:" + api.getAddress().getPort()), "t", 1,
				DataSize.ofKilobytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO);
	}

	private JobHandler handler(Suites suites) {
		WorkerProperties properties = properties();
		return new JobHandler(new Deliveries(properties, ObservationRegistry.NOOP), permits, suites,
				new FakeSandbox().judge(3), reports.sender(), fitness, properties);
	}

	private static Delivery delivery(int attempt, int number) {
		return Delivery.of(
				new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), attempt,
						new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1000, 1 << 20), "hash"), ""),
				number);
	}

	private static String path(Delivery delivery) {
		return "/internal/judgements/%s/deliveries/%s?attempt=%d".formatted(delivery.job().judgementId(), delivery.id(),
				delivery.job().attempt());
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String uri = exchange.getRequestURI().toString();
			asked.add(exchange.getRequestMethod() + " " + uri);
			Handling handling = (uri.endsWith("alone=true")) ? Handling.ALONE : answer;
			byte[] body = handling.name().getBytes(UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "text/plain");
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
		}
	}

}
