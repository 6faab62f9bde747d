package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Progress;
import java.time.Duration;

/** Tells how far a job is: soon after something changed, else only as a heartbeat. */
final class ProgressNews {

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private final ReportPublisher reports;

	private final JudgeJob job;

	private long toldNanos = System.nanoTime();

	private int toldTests;

	ProgressNews(ReportPublisher reports, JudgeJob job) {
		this.reports = reports;
		this.job = job;
	}

	void tellWhenDue(int testsDone, boolean heartbeat) {
		boolean changed = testsDone != toldTests && System.nanoTime() - toldNanos >= PERIOD.toNanos();
		if (changed || heartbeat) {
			reports.tell(new Progress(job.judgementId(), job.attempt(), testsDone));
			this.toldNanos = System.nanoTime();
			this.toldTests = testsDone;
		}
	}

}
