package dev.gavel.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressNewsTests {

	private final SentReports told = new SentReports();

	private final JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
			new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1000, 1 << 20), "hash"), "");

	private final ProgressNews news = new ProgressNews(told.sender(), job, "w");

	@Test
	void tellsTheStartOnceAndThenHowFarTheJobIs() {
		news.tellWhenDue(false);
		news.testsDone(3);
		news.tellWhenDue(true);
		assertThat(told.all()).containsExactly(new Started(job.judgementId(), 1, "w"),
				new Progress(job.judgementId(), 1, 3));
	}

	@Test
	void tellsNothingOfAJobThatHasEnded() {
		news.end();
		news.tellWhenDue(true);
		assertThat(told.all()).isEmpty();
	}

}
