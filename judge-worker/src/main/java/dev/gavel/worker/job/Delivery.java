package dev.gavel.worker.job;

import dev.gavel.message.JudgeJob;
import java.util.UUID;

/**
 * A job as Kafka gave it to this worker.
 *
 * @param number how often Kafka has given it to a worker, including this time
 * @param id identifies this delivery at the API
 */
record Delivery(JudgeJob job, int number, UUID id) {

	static Delivery of(JudgeJob job, int number) {
		return new Delivery(job, number, UUID.randomUUID());
	}

	/** Whether no worker had the job before, not even in an earlier attempt. */
	boolean isFirst() {
		return number == 1 && job.attempt() == 1;
	}

}
