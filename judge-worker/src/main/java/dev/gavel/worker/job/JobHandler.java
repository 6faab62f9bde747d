package dev.gavel.worker.job;

import dev.gavel.message.Handling;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.job.SlotPermits.Permit;
import dev.gavel.worker.judging.AuthorsFault;
import dev.gavel.worker.judging.Judge;
import dev.gavel.worker.judging.JudgingImpossible;
import dev.gavel.worker.judging.NoCell;
import dev.gavel.worker.judging.NoEnvironment;
import dev.gavel.worker.report.ProgressNews;
import dev.gavel.worker.report.ReportNotSent;
import dev.gavel.worker.report.ReportSender;
import dev.gavel.worker.suite.ApiRefusesWorker;
import dev.gavel.worker.suite.OpenSuite;
import dev.gavel.worker.suite.SuiteFolderUnfit;
import dev.gavel.worker.suite.SuiteUnavailable;
import dev.gavel.worker.suite.Suites;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges one job, up to a report that the broker has. */
@Component
class JobHandler {

	private static final Logger logger = LoggerFactory.getLogger(JobHandler.class);

	/** Fewer than the deliveries after which Kafka silently drops a job. */
	private static final int DELIVERIES_TO_FIND_AN_ENVIRONMENT = 3;

	/** The number of characters that the API stores. */
	private static final int MAX_REASON = 1000;

	private final Deliveries deliveries;

	private final SlotPermits permits;

	private final Suites suites;

	private final Judge judge;

	private final ReportSender reports;

	private final WorkerFitness fitness;

	private final String workerId;

	JobHandler(Deliveries deliveries, SlotPermits permits, Suites suites, Judge judge, ReportSender reports,
			WorkerFitness fitness, WorkerProperties properties) {
		this.deliveries = deliveries;
		this.permits = permits;
		this.suites = suites;
		this.judge = judge;
		this.reports = reports;
		this.fitness = fitness;
		this.workerId = properties.id();
	}

	ProgressNews newsOf(JudgeJob job) {
		return new ProgressNews(reports, job, workerId);
	}

	JobResult handle(Delivery delivery, ProgressNews news) throws InterruptedException {
		JudgeJob job = delivery.job();
		try {
			return judge(delivery, news);
		}
		catch (ApiRefusesWorker | NoCell | SuiteFolderUnfit ex) {
			return unfit(job, ex);
		}
		catch (NoEnvironment ex) {
			return (delivery.number() < DELIVERIES_TO_FIND_AN_ENVIRONMENT) ? leftToOthers(job, ex)
					: failed(job, news, ex);
		}
		catch (AuthorsFault ex) {
			return failed(job, news,
					JudgingFailed.ofAuthor(job.judgementId(), job.attempt(), workerId, reason(ex.getMessage())));
		}
		catch (SuiteUnavailable | JudgingImpossible ex) {
			return failed(job, news, ex);
		}
		catch (ReportNotSent | DeliveryNotCounted ex) {
			return released(ex);
		}
		catch (CancellationException ex) {
			return JobResult.of(JobEnd.GIVEN_BACK);
		}
		catch (RuntimeException | StackOverflowError ex) {
			UnexpectedFailure failure = new UnexpectedFailure(ex);
			logger.error("Judgement {}: unexpected failure of attempt {}", job.judgementId(), job.attempt(), failure);
			return failed(job, news, failure);
		}
	}

	private JobResult judge(Delivery delivery, ProgressNews news)
			throws InterruptedException, SuiteUnavailable, JudgingImpossible, ReportNotSent, DeliveryNotCounted {
		try (Permit permit = permits.besideOthers().orElseThrow(JobHandler::anotherIsAlone)) {
			Handling handling = delivery.isFirst() ? Handling.BESIDE_OTHERS : deliveries.begin(delivery, false);
			if (handling != Handling.ALONE) {
				return judge(delivery.job(), handling, news);
			}
		}
		try (Permit permit = permits.alone().orElseThrow(JobHandler::anotherIsAlone)) {
			logger.warn("Judgement {}: earlier workers died while they judged it, so it is judged alone",
					delivery.job().judgementId());
			return judge(delivery.job(), deliveries.begin(delivery, true), news);
		}
	}

	/**
	 * Gives the job back: if it waited here, it would be lost when the other job kills
	 * this worker.
	 */
	private static CancellationException anotherIsAlone() {
		return new CancellationException("another job is judged alone");
	}

	private JobResult judge(JudgeJob job, Handling handling, ProgressNews news)
			throws InterruptedException, SuiteUnavailable, JudgingImpossible, ReportNotSent {
		if (handling == Handling.NOT_AT_ALL) {
			logger.info("Judgement {}: attempt {} is over", job.judgementId(), job.attempt());
			return JobResult.of(JobEnd.CANCELLED);
		}
		Judged judged = judged(job, news);
		news.end();
		reports.send(job, judged);
		fitness.proven();
		return JobResult.judged(judged.verdict());
	}

	private Judged judged(JudgeJob job, ProgressNews news)
			throws InterruptedException, SuiteUnavailable, JudgingImpossible {
		try (OpenSuite suite = suites.byHash(job.run().suiteHash())) {
			return judge.judge(job, suite, news::testsDone);
		}
	}

	/**
	 * Tells the API that the job is given back. Must not be called when the job may have
	 * left this worker in an unknown state.
	 */
	void givenBack(Delivery delivery) {
		deliveries.givenBack(delivery);
	}

	/**
	 * Gives the job back instead of failing the attempt: an unfit worker is free again at
	 * once, and would take most jobs from the fit ones.
	 */
	private JobResult unfit(JudgeJob job, Exception cause) {
		if (isInterrupted()) {
			return JobResult.of(JobEnd.GIVEN_BACK);
		}
		logger.error("Judgement {}: given back, this worker cannot judge: {}", job.judgementId(), cause.getMessage());
		fitness.lost(String.valueOf(cause.getMessage()));
		return JobResult.of(JobEnd.WORKER_UNFIT);
	}

	private JobResult leftToOthers(JudgeJob job, NoEnvironment cause) {
		logger.warn("Judgement {}: given back for another worker: {}", job.judgementId(), cause.getMessage());
		return JobResult.of(JobEnd.FOR_ANOTHER_WORKER);
	}

	/** Whether the thread was interrupted: a failure then says nothing about the job. */
	private static boolean isInterrupted() {
		return Thread.currentThread().isInterrupted();
	}

	private JobResult failed(JudgeJob job, ProgressNews news, Exception cause) throws InterruptedException {
		return failed(job, news,
				new JudgingFailed(job.judgementId(), job.attempt(), workerId, reason(cause.toString())));
	}

	private JobResult failed(JudgeJob job, ProgressNews news, JudgingFailed report) throws InterruptedException {
		if (isInterrupted()) {
			return JobResult.of(JobEnd.GIVEN_BACK);
		}
		logger.warn("Judgement {}: attempt {} failed, the API decides whether to try again: {}", job.judgementId(),
				job.attempt(), report.reason());
		news.end();
		try {
			reports.send(job, report);
			return JobResult.of(JobEnd.FAILED);
		}
		catch (ReportNotSent ex) {
			return released(ex);
		}
	}

	/** Shortens the reason, because the report must fit into a message. */
	private static String reason(String reason) {
		return reason.substring(0, Math.min(reason.length(), MAX_REASON));
	}

	private JobResult released(Exception cause) {
		logger.warn(cause.getMessage(), cause);
		return JobResult.of(JobEnd.GIVEN_BACK);
	}

}
