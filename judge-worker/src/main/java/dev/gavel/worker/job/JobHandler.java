package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.judging.Judge;
import dev.gavel.worker.judging.JudgingImpossible;
import dev.gavel.worker.suite.SuiteUnavailable;
import dev.gavel.worker.suite.Suites;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees one job through: from its bytes to a report that the broker has. */
@Component
class JobHandler {

	private static final Logger log = LoggerFactory.getLogger(JobHandler.class);

	private final Suites suites;

	private final Judge judge;

	private final ReportPublisher reports;

	private final JobMetrics metrics;

	private final String workerId;

	JobHandler(Suites suites, Judge judge, ReportPublisher reports, JobMetrics metrics, WorkerProperties properties) {
		this.suites = suites;
		this.judge = judge;
		this.reports = reports;
		this.metrics = metrics;
		this.workerId = properties.id();
	}

	/**
	 * @return what to do with the job in Kafka
	 */
	AcknowledgeType handle(JudgeJob job, IntConsumer testsDone) throws InterruptedException {
		try {
			reports.tell(new Started(job.judgementId(), job.attempt(), workerId));
			Judged judged = judge.judge(job, suites.byHash(job.suiteHash()), testsDone);
			reports.publish(judged);
			metrics.judged(judged.verdict());
			return AcknowledgeType.ACCEPT;
		}
		catch (SuiteUnavailable | JudgingImpossible ex) {
			return failed(job, ex);
		}
		catch (ReportNotPublished ex) {
			return released(ex);
		}
		catch (RuntimeException ex) {
			log.error("Judgement {}: unexpected failure of attempt {}", job.judgementId(), job.attempt(), ex);
			return failed(job, ex);
		}
	}

	private AcknowledgeType failed(JudgeJob job, Exception cause) throws InterruptedException {
		log.warn("Judgement {}: attempt {} failed, the API decides whether to try again: {}", job.judgementId(),
				job.attempt(), cause.getMessage());
		try {
			reports.publish(new JudgingFailed(job.judgementId(), job.attempt(), workerId, cause.toString()));
			metrics.failed();
			return AcknowledgeType.ACCEPT;
		}
		catch (ReportNotPublished ex) {
			return released(ex);
		}
	}

	private AcknowledgeType released(ReportNotPublished cause) {
		log.warn(cause.getMessage(), cause);
		metrics.released();
		return AcknowledgeType.RELEASE;
	}

}
