package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.judging.Judge;
import dev.gavel.worker.judging.JudgingImpossible;
import dev.gavel.worker.judging.NoCell;
import dev.gavel.worker.judging.NoEnvironment;
import dev.gavel.worker.suite.ApiRefusesWorker;
import dev.gavel.worker.suite.SuiteUnavailable;
import dev.gavel.worker.suite.Suites;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees one job through: from its bytes to a report that the broker has. */
@Component
class JobHandler {

	private static final Logger log = LoggerFactory.getLogger(JobHandler.class);

	/** Fewer than those after which Kafka gives a job up without a word. */
	private static final int DELIVERIES_TO_FIND_AN_ENVIRONMENT = 3;

	private final Suites suites;

	private final Judge judge;

	private final ReportPublisher reports;

	private final WorkerFitness fitness;

	private final String workerId;

	JobHandler(Suites suites, Judge judge, ReportPublisher reports, WorkerFitness fitness,
			WorkerProperties properties) {
		this.suites = suites;
		this.judge = judge;
		this.reports = reports;
		this.fitness = fitness;
		this.workerId = properties.id();
	}

	ProgressNews newsOf(JudgeJob job) {
		return new ProgressNews(reports, job, workerId);
	}

	/**
	 * @param deliveries how often Kafka has given the job to a worker by now, this time
	 * included
	 */
	JobResult handle(JudgeJob job, int deliveries, ProgressNews news) throws InterruptedException {
		try {
			Judged judged = judge.judge(job, suites.byHash(job.suiteHash()), news::testsDone);
			news.end();
			reports.publish(judged);
			fitness.proven();
			return JobResult.judged(judged.verdict());
		}
		catch (ApiRefusesWorker | NoCell ex) {
			return unfit(job, ex);
		}
		catch (NoEnvironment ex) {
			return (deliveries < DELIVERIES_TO_FIND_AN_ENVIRONMENT) ? leftToOthers(job, ex) : failed(job, news, ex);
		}
		catch (SuiteUnavailable | JudgingImpossible ex) {
			return failed(job, news, ex);
		}
		catch (ReportNotPublished ex) {
			return released(ex);
		}
		catch (CancellationException ex) {
			return JobResult.of(JobEnd.GIVEN_BACK);
		}
		catch (RuntimeException ex) {
			UnexpectedFailure failure = new UnexpectedFailure(ex);
			log.error("Judgement {}: unexpected failure of attempt {}", job.judgementId(), job.attempt(), failure);
			return failed(job, news, failure);
		}
	}

	/**
	 * Not a failed attempt: a worker that fails jobs at once is free again at once, and
	 * would take most of them from those that can judge.
	 */
	private JobResult unfit(JudgeJob job, Exception cause) {
		log.error("Judgement {}: given back, this worker cannot judge: {}", job.judgementId(), cause.getMessage());
		fitness.lost(String.valueOf(cause.getMessage()));
		return JobResult.of(JobEnd.WORKER_UNFIT);
	}

	private JobResult leftToOthers(JudgeJob job, NoEnvironment cause) {
		log.warn("Judgement {}: given back for another worker: {}", job.judgementId(), cause.getMessage());
		return JobResult.of(JobEnd.FOR_ANOTHER_WORKER);
	}

	private JobResult failed(JudgeJob job, ProgressNews news, Exception cause) throws InterruptedException {
		log.warn("Judgement {}: attempt {} failed, the API decides whether to try again: {}", job.judgementId(),
				job.attempt(), cause.getMessage());
		news.end();
		try {
			reports.publish(new JudgingFailed(job.judgementId(), job.attempt(), workerId, cause.toString()));
			return JobResult.of(JobEnd.FAILED);
		}
		catch (ReportNotPublished ex) {
			return released(ex);
		}
	}

	private JobResult released(ReportNotPublished cause) {
		log.warn(cause.getMessage(), cause);
		return JobResult.of(JobEnd.GIVEN_BACK);
	}

}
