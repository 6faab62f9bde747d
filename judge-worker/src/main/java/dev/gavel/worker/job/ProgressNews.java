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

	private volatile int testsDone;

	private boolean over;

	ProgressNews(ReportPublisher reports, JudgeJob job) {
		this.reports = reports;
		this.job = job;
	}

	void testsDone(int count) {
		this.testsDone = count;
	}

	synchronized void tellWhenDue(boolean heartbeat) {
		boolean changed = testsDone != toldTests && System.nanoTime() - toldNanos >= PERIOD.toNanos();
		if (!over && (changed || heartbeat)) {
			this.toldTests = testsDone;
			this.toldNanos = System.nanoTime();
			reports.tell(new Progress(job.judgementId(), job.attempt(), toldTests));
		}
	}

	/** Nothing is told any more: what comes now is the last word on the job. */
	synchronized void end() {
		this.over = true;
	}

}
