package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.JudgementJobs;
import dev.gavel.api.judgement.JudgementReserved;
import dev.gavel.api.judgement.Sending.Unconfirmed;
import dev.gavel.api.judgement.Sending;
import dev.gavel.api.judgement.JudgementJobs.SentJob;
import dev.gavel.api.judgement.TracedJob;
import dev.gavel.api.platform.kafka.KafkaPreparation;
import dev.gavel.api.platform.task.Coalesced;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends the jobs of new judgements from memory while their rows are reserved for this
 * replica. It records the outcomes once a second: by then most judgements have ended, and
 * nothing needs to be recorded for them.
 */
@Component
class NewJobs implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(NewJobs.class);

	private static final Sending NOT_TRIED = new Unconfirmed("Kafka cannot be reached, or is not prepared yet");

	private final JobSender sender;

	private final JudgementJobs jobs;

	private final KafkaPreparation preparation;

	private final Coalesced sendingQueued;

	private final Deque<TracedJob> queued = new ConcurrentLinkedDeque<>();

	private final Deque<SentJob> sent = new ConcurrentLinkedDeque<>();

	NewJobs(JobSender sender, JudgementJobs jobs, KafkaPreparation preparation,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.sender = sender;
		this.jobs = jobs;
		this.preparation = preparation;
		this.sendingQueued = new Coalesced(executor, () -> sendQueued(preparation.isPrepared()));
	}

	@TransactionalEventListener
	void onReserved(JudgementReserved event) {
		queued.add(event.job());
		sendingQueued.request();
	}

	/**
	 * Stops trying when Kafka cannot be reached, because each job would wait as long as
	 * the first.
	 */
	private void sendQueued(boolean reachable) {
		boolean worthTrying = reachable;
		for (TracedJob job = queued.poll(); job != null; job = queued.poll()) {
			CompletableFuture<Sending> sending = worthTrying ? sender.send(job)
					: CompletableFuture.completedFuture(NOT_TRIED);
			worthTrying = !JobSender.isFutile(sending);
			note(job, sending);
		}
	}

	private void note(TracedJob traced, CompletableFuture<Sending> sending) {
		sending.thenAccept(
				(outcome) -> sent.add(new SentJob(traced.job().judgementId(), traced.job().attempt(), outcome)));
	}

	@Scheduled(fixedDelay = 1000)
	void settle() {
		List<SentJob> settled = new ArrayList<>();
		for (SentJob job = sent.poll(); job != null; job = sent.poll()) {
			settled.add(job);
		}
		if (settled.isEmpty()) {
			return;
		}
		try {
			jobs.settle(settled);
		}
		catch (RuntimeException ex) {
			sent.addAll(settled);
			logger.warn("The outcomes of {} sent jobs could not be recorded ({}); trying again", settled.size(),
					ex.toString());
			return;
		}
		warnOfUnconfirmed(settled);
	}

	private static void warnOfUnconfirmed(List<SentJob> settled) {
		settled.stream()
			.flatMap((job) -> job.outcome().doubt().stream())
			.findFirst()
			.ifPresent((reason) -> logger.warn("Kafka has not confirmed a job ({}); sending it again", reason));
	}

	/** Frees the remaining jobs, so that another replica can send them at once. */
	@Override
	public void destroy() {
		sendQueued(false);
		settle();
	}

}
