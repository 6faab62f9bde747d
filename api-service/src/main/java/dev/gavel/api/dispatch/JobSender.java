package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.Sending.Confirmed;
import dev.gavel.api.judgement.Sending.Refused;
import dev.gavel.api.judgement.Sending.Unconfirmed;
import dev.gavel.api.judgement.Sending;
import dev.gavel.api.judgement.TracedJob;
import dev.gavel.api.platform.trace.Traces;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/** Sends jobs to Kafka. */
@Component
class JobSender {

	/** Longer than the producer's own patience, which decides. */
	private static final long PATIENCE_SECONDS = 20;

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final Traces traces;

	JobSender(KafkaTemplate<byte[], byte[]> kafka, Traces traces) {
		this.kafka = kafka;
		this.traces = traces;
	}

	/**
	 * Sends all jobs, then waits for Kafka. If Kafka cannot be reached, the other jobs
	 * are not tried, because each would wait as long.
	 * @return the outcomes of those that were tried, in the order of the jobs
	 */
	List<Sending> send(List<TracedJob> jobs) {
		List<CompletableFuture<Sending>> sent = new ArrayList<>();
		for (TracedJob job : jobs) {
			CompletableFuture<Sending> sending = send(job);
			sent.add(sending);
			if (isFutile(sending)) {
				break;
			}
		}
		return sent.stream().map(JobSender::await).toList();
	}

	/** Completes with the outcome and never fails. */
	CompletableFuture<Sending> send(TracedJob traced) {
		JudgeJob job = traced.job();
		try {
			return traces
				.step("publish job", traced.traceParent(), job.judgementId(), job.attempt(),
						() -> kafka.send(message(job)))
				.handle(JobSender::outcome);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.completedFuture(failed(ex));
		}
	}

	private ProducerRecord<byte[], byte[]> message(JudgeJob job) {
		ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(Topics.JOBS, MessageCodec.encode(job));
		traces.carryOn(message.headers());
		return message;
	}

	/**
	 * Whether Kafka cannot be reached, so that the next job would wait as long.
	 */
	static boolean isFutile(CompletableFuture<Sending> sending) {
		return sending.isDone() && await(sending).doubt().isPresent();
	}

	private static Sending outcome(SendResult<byte[], byte[]> sent, @Nullable Throwable failure) {
		if (failure != null) {
			return failed(failure);
		}
		RecordMetadata place = sent.getRecordMetadata();
		return new Confirmed(place.partition(), place.offset());
	}

	private static Sending failed(Throwable failure) {
		String reason = NestedExceptionUtils.getMostSpecificCause(failure).toString();
		return isRefused(failure) ? new Refused(reason) : new Unconfirmed(reason);
	}

	private static Sending await(CompletableFuture<Sending> sending) {
		try {
			return sending.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			return new Unconfirmed(ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Unconfirmed("the service stops");
		}
	}

	/**
	 * Whether Kafka will never take this job. Returns false for faults that an operator
	 * can fix.
	 */
	static boolean isRefused(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ApiException) {
				return !(cause instanceof RetriableException || cause instanceof AuthenticationException
						|| cause instanceof AuthorizationException);
			}
		}
		return false;
	}

}
