package dev.gavel.api.dispatch;

import dev.gavel.api.kafka.KafkaPreparation;
import dev.gavel.api.submission.JudgementQueued;
import dev.gavel.api.submission.Sending;
import dev.gavel.api.submission.Sending.Unconfirmed;
import dev.gavel.api.submission.SentJob;
import dev.gavel.api.submission.TracedJob;
import dev.gavel.api.submission.UnsentJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends jobs as they are queued, without reading them again, while their rows reserve
 * that for this replica. What came of it is recorded once a second, when most of them are
 * judged and nothing needs to be recorded.
 */
@Component
class NewJobs implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(NewJobs.class);

	private static final Sending NOT_TRIED = new Unconfirmed("Kafka cannot be reached");

	private final JobSender sender;

	private final UnsentJobs unsent;

	private final KafkaPreparation preparation;

	private final AsyncTaskExecutor executor;

	private final Queue<TracedJob> queued = new ConcurrentLinkedQueue<>();

	private final Queue<SentJob> sent = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean requested = new AtomicBoolean();

	NewJobs(JobSender sender, UnsentJobs unsent, KafkaPreparation preparation,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.sender = sender;
		this.unsent = unsent;
		this.preparation = preparation;
		this.executor = executor;
	}

	@TransactionalEventListener
	void onQueued(JudgementQueued event) {
		if (event.job() == null) {
			return;
		}
		queued.add(event.job());
		if (requested.compareAndSet(false, true)) {
			executor.execute(this::send);
		}
	}

	/** When Kafka cannot be reached, each would wait as long as the first. */
	private void send() {
		requested.set(false);
		boolean reachable = preparation.isPrepared();
		for (TracedJob job = queued.poll(); job != null; job = queued.poll()) {
			CompletableFuture<Sending> sending = reachable ? sender.send(job)
					: CompletableFuture.completedFuture(NOT_TRIED);
			reachable = !JobSender.isFutile(sending);
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
			unsent.settle(settled);
		}
		catch (RuntimeException ex) {
			sent.addAll(settled);
			throw ex;
		}
		settled.stream()
			.map(SentJob::outcome)
			.filter(Unconfirmed.class::isInstance)
			.findFirst()
			.ifPresent((unconfirmed) -> logger.warn("Kafka has not confirmed a job ({}); it is sent again",
					((Unconfirmed) unconfirmed).reason()));
	}

	/** What is not recorded is sent again. */
	@Override
	public void destroy() {
		settle();
	}

}
