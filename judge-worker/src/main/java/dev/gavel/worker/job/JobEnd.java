package dev.gavel.worker.job;

import org.apache.kafka.clients.consumer.AcknowledgeType;

/** How a job ended in its slot. */
enum JobEnd {

	/** A report of its verdict is safe. */
	JUDGED(AcknowledgeType.ACCEPT),

	/** A report of a failure of ours is safe. */
	FAILED(AcknowledgeType.ACCEPT),

	/** Its judgement was cancelled or is over. */
	CANCELLED(AcknowledgeType.ACCEPT),

	GIVEN_BACK(AcknowledgeType.RELEASE),

	/** Given back because this worker lacks its language or environment. */
	FOR_ANOTHER_WORKER(AcknowledgeType.RELEASE),

	/** Given back because this worker cannot judge any job. */
	WORKER_UNFIT(AcknowledgeType.RELEASE),

	UNREADABLE(AcknowledgeType.REJECT),

	/** Given back because it could not be parked. */
	UNREADABLE_AND_KEPT(AcknowledgeType.RELEASE);

	private final AcknowledgeType acknowledgement;

	JobEnd(AcknowledgeType acknowledgement) {
		this.acknowledgement = acknowledgement;
	}

	AcknowledgeType acknowledgement() {
		return acknowledgement;
	}

	/** Whether the job is given back. */
	boolean isRelease() {
		return acknowledgement == AcknowledgeType.RELEASE;
	}

}
