package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import dev.gavel.message.UnreadableMessage;
import dev.gavel.worker.job.JobTraces.JobTrace;
import dev.gavel.worker.report.ProgressNews;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges one job at a time. Its thread renews the job's lock while another thread judges,
 * because a share consumer belongs to one thread. A slot polls only when it is idle, so
 * no job waits here while another slot is free.
 */
final class JobSlot implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(JobSlot.class);

	private static final Duration POLL = Duration.ofSeconds(5);

	private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

	private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

	/** Most jobs have ended by then. */
	private static final long FIRST_LOOK_MILLIS = 300;

	private static final Duration WATCH = Duration.ofMillis(500);

	private final String name;

	private final Supplier<ShareConsumer<String, byte[]>> consumers;

	private final JobHandler handler;

	private final Parker parker;

	private final Cancellations cancellations;

	private final JobMetrics metrics;

	private final JobTraces traces;

	private final SlotPermits permits;

	private final Stop stop;

	private final ExecutorService judging;

	private Duration unfitPause = Duration.ZERO;

	private volatile @Nullable ShareConsumer<String, byte[]> idle;

	JobSlot(String name, Supplier<ShareConsumer<String, byte[]>> consumers, JobHandler handler, Parker parker,
			Cancellations cancellations, JobMetrics metrics, JobTraces traces, SlotPermits permits, Stop stop) {
		this.name = name;
		this.consumers = consumers;
		this.handler = handler;
		this.parker = parker;
		this.cancellations = cancellations;
		this.metrics = metrics;
		this.traces = traces;
		this.permits = permits;
		this.stop = stop;
		this.judging = Executors.newSingleThreadExecutor((task) -> new Thread(task, name + "-judging"));
	}

	@Override
	public void run() {
		try {
			while (!stop.requested()) {
				takeJobs();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			judging.shutdownNow();
		}
	}

	/**
	 * Takes jobs until the consumer is in doubt, and then returns to be called with a new
	 * one: after an unexpected failure, or when Kafka did not learn how a job ended.
	 */
	private void takeJobs() throws InterruptedException {
		try (ShareConsumer<String, byte[]> consumer = consumers.get()) {
			consumer.setAcknowledgementCommitCallback(this::warnOfLost);
			consumer.subscribe(List.of(Topics.JOBS));
			boolean sound = true;
			while (sound && !stop.requested()) {
				sound = takeNext(consumer);
			}
			stop.await(PAUSE_AFTER_ERROR);
		}
		catch (RuntimeException ex) {
			logger.error("{}: unexpected failure, continuing with a new consumer", name, ex);
			stop.await(PAUSE_AFTER_ERROR);
		}
	}

	/**
	 * Acknowledgements go with later requests, so this is the only place that learns of
	 * their fate. Kafka repeats none.
	 */
	private void warnOfLost(Map<TopicIdPartition, Set<Long>> acknowledged, @Nullable Exception failure) {
		if (failure != null) {
			logger.warn("{}: Kafka did not take the acknowledgement of the job at {}, so it may be judged again: {}",
					name, acknowledged, failure.toString());
		}
	}

	/** Ends a poll that waits for a job. */
	void wakeUp() {
		ShareConsumer<String, byte[]> waiting = idle;
		if (waiting != null) {
			waiting.wakeup();
		}
	}

	/** Returns whether the consumer may be used again. */
	private boolean takeNext(ShareConsumer<String, byte[]> consumer) throws InterruptedException {
		boolean sound = true;
		if (!permits.openWithin(Duration.ZERO)) {
			// The slot asks for no job, so it acknowledges the last one without, and at
			// once: the job that runs alone may kill this worker.
			consumer.commitAsync();
			permits.openWithin(WATCH);
			return sound;
		}
		try {
			for (ConsumerRecord<String, byte[]> record : poll(consumer)) {
				sound &= take(new LeasedJob(consumer, record), record);
			}
		}
		catch (WakeupException ex) {
			logger.debug("{} was woken up to stop", name);
		}
		catch (KafkaException ex) {
			logger.warn("{}: cannot take jobs from Kafka, trying again: {}", name, ex.toString());
			stop.await(PAUSE_AFTER_ERROR);
		}
		return sound;
	}

	private ConsumerRecords<String, byte[]> poll(ShareConsumer<String, byte[]> consumer) {
		this.idle = consumer;
		try {
			return stop.requested() ? ConsumerRecords.empty() : consumer.poll(POLL);
		}
		finally {
			this.idle = null;
		}
	}

	private boolean take(LeasedJob leased, ConsumerRecord<String, byte[]> record) throws InterruptedException {
		Timer.Sample sample = metrics.received();
		// After an exception, closing the consumer gives the job back.
		JobResult result = JobResult.of(JobEnd.GIVEN_BACK);
		boolean told;
		try {
			result = judge(record, leased);
			told = leased.acknowledge(result.end().acknowledgement());
		}
		finally {
			metrics.ended(sample, result);
		}
		pauseAfter(result.end());
		return told;
	}

	private void pauseAfter(JobEnd end) throws InterruptedException {
		Duration longer = unfitPause.isZero() ? PAUSE_AFTER_ERROR : unfitPause.multipliedBy(2);
		Duration bounded = (longer.compareTo(MAX_PAUSE) < 0) ? longer : MAX_PAUSE;
		this.unfitPause = (end == JobEnd.WORKER_UNFIT) ? bounded : Duration.ZERO;
		// Otherwise this slot would be the first to get the job again.
		stop.await((end == JobEnd.FOR_ANOTHER_WORKER) ? PAUSE_AFTER_ERROR : unfitPause);
	}

	private JobResult judge(ConsumerRecord<String, byte[]> record, LeasedJob leased) throws InterruptedException {
		try {
			JudgeJob job = MessageCodec.decodeJob(record.value());
			Delivery delivery = Delivery.of(job, record.deliveryCount().orElse((short) 1));
			return judgeTraced(delivery, leased, traces.begin(record, job));
		}
		catch (UnreadableMessage ex) {
			logger.error("The job at {}-{}@{} cannot be read and is parked: {}", record.topic(), record.partition(),
					record.offset(), ex.getMessage());
			return JobResult.of(parker.park(record, String.valueOf(ex.getMessage())) ? JobEnd.UNREADABLE
					: JobEnd.UNREADABLE_AND_KEPT);
		}
	}

	private JobResult judgeTraced(Delivery delivery, LeasedJob leased, JobTrace trace) throws InterruptedException {
		JobResult result = JobResult.of(JobEnd.GIVEN_BACK);
		try (JobTrace.Scope scope = trace.enter()) {
			result = judgeWhileRenewing(delivery, leased, trace);
			if (result.end().isRelease()) {
				handler.givenBack(delivery);
			}
			return result;
		}
		finally {
			trace.end(result);
		}
	}

	private JobResult judgeWhileRenewing(Delivery delivery, LeasedJob leased, JobTrace trace)
			throws InterruptedException {
		JudgeJob job = delivery.job();
		if (cancellations.contains(job.judgementId())) {
			return cancelled(job);
		}
		ProgressNews news = handler.newsOf(job);
		Future<JobResult> outcome = judging.submit(() -> {
			try (JobTrace.Scope scope = trace.enter()) {
				return handler.handle(delivery, news);
			}
		});
		// If another worker had the job before, users see at once which one has
		// it now.
		long patienceMillis = delivery.isFirst() ? FIRST_LOOK_MILLIS : 0;
		while (true) {
			try {
				return outcome.get(patienceMillis, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				patienceMillis = WATCH.toMillis();
				if (stop.graceIsOver()) {
					outcome.cancel(true);
				}
				else if (cancellations.contains(job.judgementId())) {
					outcome.cancel(true);
					return cancelled(job);
				}
				else {
					news.tellWhenDue(leased.renewWhenDue());
				}
			}
			catch (CancellationException ex) {
				logger.info("Judgement {}: given back to be judged by another worker", job.judgementId());
				return JobResult.of(JobEnd.GIVEN_BACK);
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("judgement %s broke this slot".formatted(job.judgementId()),
						new UnexpectedFailure(ex));
			}
		}
	}

	private JobResult cancelled(JudgeJob job) {
		logger.info("Judgement {} was cancelled", job.judgementId());
		return JobResult.of(JobEnd.CANCELLED);
	}

}
