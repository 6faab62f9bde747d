package dev.gavel.worker.job;

import org.apache.kafka.clients.consumer.AcknowledgeType;

/** How a job left its slot. */
enum JobEnd {

	/** A report of its verdict is safe. */
	JUDGED(AcknowledgeType.ACCEPT),

	/** A report of a failure of ours is safe. */
	FAILED(AcknowledgeType.ACCEPT),

	/** Nobody wants its verdict any more. */
	CANCELLED(AcknowledgeType.ACCEPT),

	GIVEN_BACK(AcknowledgeType.RELEASE),

	/** Given back because of what it asks for. */
	FOR_ANOTHER_WORKER(AcknowledgeType.RELEASE),

	/** Given back, and so would be the next one. */
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

	/** Whether the job goes to another worker. */
	boolean isRelease() {
		return acknowledgement == AcknowledgeType.RELEASE;
	}

}
