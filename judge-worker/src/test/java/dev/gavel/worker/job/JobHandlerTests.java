package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.EnvironmentName;
import dev.gavel.message.Isolation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.Limits;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.suite.ApiRefusesWorker;
import dev.gavel.worker.suite.Suites;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class JobHandlerTests {

	private final List<JudgeReport> reports = new ArrayList<>();

	private final WorkerFitness fitness = new WorkerFitness();

	@Test
	void givesJobsBackThatThisWorkerIsNotFitFor() throws Exception {
		assertThat(handle((hash) -> {
			throw new ApiRefusesWorker("the API refuses this worker", null);
		})).isEqualTo(JobResult.of(JobEnd.WORKER_UNFIT));
		assertThat(reports).isEmpty();
		assertThat(fitness.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(fitness.health().getDetails()).containsEntry("reason", "the API refuses this worker");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void neitherReportsNorLogsWhatAnUnexpectedExceptionSays(CapturedOutput log) throws Exception {
		assertThat(handle((hash) -> {
			throw new IllegalStateException("4711004711", new NumberFormatException("4711004711"));
		})).isEqualTo(JobResult.of(JobEnd.FAILED));
		assertThat(((JudgingFailed) reports.get(0)).reason()).contains("unexpected java.lang.IllegalStateException at ")
			.doesNotContain("4711");
		assertThat(log.getAll()).contains("Caused by", "java.lang.NumberFormatException").doesNotContain("4711");
	}

	private JobResult handle(Suites suites) throws InterruptedException {
		WorkerProperties properties = new WorkerProperties("w", URI.create("http://localhost"), "t", 1,
				DataSize.ofKilobytes(1), Duration.ZERO, Duration.ZERO);
		JobHandler handler = new JobHandler(suites, null, new KeptReports(), fitness, properties);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, "python3", "", "one",
				new Limits(1000, 1 << 20), "hash", Isolation.TEST, EnvironmentName.DEFAULT);
		return handler.handle(job, 1, handler.newsOf(job));
	}

	private final class KeptReports extends ReportPublisher {

		KeptReports() {
			super(null);
		}

		@Override
		void tell(JudgeReport report) {
			reports.add(report);
		}

		@Override
		void publish(JudgeReport report) {
			reports.add(report);
		}

	}

}
