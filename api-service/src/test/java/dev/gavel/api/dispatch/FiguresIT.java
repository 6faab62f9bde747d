package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What must add up does, whatever becomes of submissions and reports. */
@ApiTest
class FiguresIT {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final ApiClient api;

	private final TestWorker worker;

	private final MeterRegistry meters;

	@Autowired
	FiguresIT(ApiClient api, TestWorker worker, MeterRegistry meters) {
		this.api = api;
		this.worker = worker;
		this.meters = meters;
	}

	@Test
	void judgementsAreOpenOrHaveEnded() {
		double before = settledDifference();
		double added = counted("gavel.judgements.added");
		long question = api.addQuestion();
		UUID judged = api.submit(question);
		UUID failing = api.submit(question);
		UUID cancelled = api.submit(question);
		UUID waiting = api.submit(question);
		worker.report(TestWorker.judged(worker.job(judged, 1), Verdict.ACCEPTED));
		for (int attempt = 1; attempt <= 3; attempt++) {
			JudgeJob job = worker.job(failing, attempt);
			worker.report(new JudgingFailed(job.judgementId(), attempt, "worker-1", "runc is gone"));
		}
		api.post("/submissions/" + cancelled + "/cancel", "{}");
		await().atMost(LONG).untilAsserted(() -> assertThat(difference()).isEqualTo(before));
		assertThat(counted("gavel.judgements.added") - added).isEqualTo(4);
		assertThat(counted("gavel.judgements", "verdict", "INTERNAL_ERROR")).isPositive();
		api.post("/submissions/" + waiting + "/cancel", "{}");
	}

	@Test
	void reportsAreCountedOnceEach() {
		double received = counted("gavel.reports.received");
		double settled = counted("gavel.reports");
		JudgeJob job = worker.job(api.submit(api.addQuestion()), 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		worker.send(job.judgementId(), "not a report".getBytes());
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		worker.report(new Started(UUID.randomUUID(), 1, "worker-1"));
		await().atMost(LONG)
			.untilAsserted(() -> assertThat(counted("gavel.reports.received") - received).isEqualTo(5)
				.isEqualTo(counted("gavel.reports") - settled));
	}

	@Test
	void asksKafkaHowManyJobsItHolds() {
		await().atMost(LONG).until(() -> meters.get("gavel.jobs.lag").gauge().value() >= 0);
	}

	/** What is queued and running is counted once a second. */
	private double settledDifference() {
		AtomicReference<Double> last = new AtomicReference<>();
		await().during(Duration.ofSeconds(2)).atMost(LONG).until(() -> {
			double now = difference();
			return Double.valueOf(now).equals(last.getAndSet(now));
		});
		return last.get();
	}

	private double difference() {
		double open = meters.find("gavel.queued").gauges().stream().mapToDouble(Gauge::value).sum()
				+ meters.get("gavel.running").gauge().value();
		return counted("gavel.judgements.added") - counted("gavel.judgements") - open;
	}

	private double counted(String name, String... tags) {
		return meters.find(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
	}

}
