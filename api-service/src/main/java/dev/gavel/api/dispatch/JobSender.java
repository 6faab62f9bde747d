package dev.gavel.api.dispatch;

import dev.gavel.api.kafka.KafkaPreparation;
import dev.gavel.api.submission.Judgements;
import dev.gavel.api.submission.TracedJob;
import dev.gavel.api.trace.LogIds;
import dev.gavel.api.trace.Traces;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends a job and keeps where it lies. */
@Component
class JobSender {

	/** Longer than the producer's own patience, which decides. */
	private static final long PATIENCE_SECONDS = 20;

	private final Judgements judgements;

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final KafkaPreparation preparation;

	private final Traces traces;

	JobSender(Judgements judgements, KafkaTemplate<byte[], byte[]> kafka, KafkaPreparation preparation, Traces traces) {
		this.judgements = judgements;
		this.kafka = kafka;
		this.preparation = preparation;
		this.traces = traces;
	}

	/**
	 * Returns when Kafka has confirmed the job, or when its attempt is over.
	 * @throws IllegalStateException when Kafka has not
	 */
	void send(JobReference reference) {
		judgements.job(reference.judgementId(), reference.attempt()).ifPresent(this::goOn);
	}

	private void goOn(TracedJob traced) {
		JudgeJob job = traced.job();
		try (LogIds ids = LogIds.ofAttempt(job.submissionId(), job.judgementId(), job.attempt())) {
			traces.step("publish job", traced.traceParent(), job.judgementId(), job.attempt(), () -> publish(job));
		}
	}

	private void publish(JudgeJob job) {
		RecordMetadata place = send(job);
		judgements.published(job.judgementId(), job.attempt(), place.partition(), place.offset());
	}

	private RecordMetadata send(JudgeJob job) {
		if (!preparation.isPrepared()) {
			throw new IllegalStateException("Kafka is not prepared yet");
		}
		try {
			return kafka.send(Topics.JOBS, MessageCodec.encode(job))
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
				.getRecordMetadata();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Kafka has not confirmed the job: " + ex, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The service stops; the job is sent after its start", ex);
		}
	}

}
