package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.EnvironmentName;
import dev.gavel.message.Isolation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.Limits;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.suite.ApiRefusesWorker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class JobHandlerTests {

	private final List<JudgeReport> reports = new ArrayList<>();

	private final WorkerFitness fitness = new WorkerFitness();

	@Test
	void givesJobsBackThatThisWorkerIsNotFitFor() throws Exception {
		WorkerProperties properties = new WorkerProperties("w", URI.create("http://localhost"), "t", 1,
				DataSize.ofKilobytes(1), Duration.ZERO, Duration.ZERO);
		JobHandler handler = new JobHandler((hash) -> {
			throw new ApiRefusesWorker("the API refuses this worker", null);
		}, null, new KeptReports(), fitness, properties);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, "python3", "", "one",
				new Limits(1000, 1 << 20), "hash", Isolation.TEST, EnvironmentName.DEFAULT);
		assertThat(handler.handle(job, 1, handler.newsOf(job))).isEqualTo(JobResult.of(JobEnd.WORKER_UNFIT));
		assertThat(reports).isEmpty();
		assertThat(fitness.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(fitness.health().getDetails()).containsEntry("reason", "the API refuses this worker");
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
