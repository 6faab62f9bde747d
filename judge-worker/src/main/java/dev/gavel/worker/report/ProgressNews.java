package dev.gavel.worker.report;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import java.time.Duration;

/**
 * Reports that a job has started and how far it is: soon after a change, otherwise only
 * as a heartbeat. For a job that ends before the first look, only its end is reported.
 */
public final class ProgressNews {

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private final ReportSender reports;

	private final JudgeJob job;

	private final String workerId;

	private boolean startTold;

	private long toldNanos = System.nanoTime();

	private int toldTests;

	private volatile int testsDone;

	private boolean over;

	public ProgressNews(ReportSender reports, JudgeJob job, String workerId) {
		this.reports = reports;
		this.job = job;
		this.workerId = workerId;
	}

	public void testsDone(int count) {
		this.testsDone = count;
	}

	public synchronized void tellWhenDue(boolean heartbeat) {
		if (!over && !startTold) {
			this.startTold = true;
			reports.tell(job, new Started(job.judgementId(), job.attempt(), workerId));
		}
		boolean changed = testsDone != toldTests && System.nanoTime() - toldNanos >= PERIOD.toNanos();
		if (!over && (changed || heartbeat)) {
			this.toldTests = testsDone;
			this.toldNanos = System.nanoTime();
			reports.tell(job, new Progress(job.judgementId(), job.attempt(), toldTests));
		}
	}

	/** Ends these reports: the next one is the last on the job. */
	public synchronized void end() {
		this.over = true;
	}

}
