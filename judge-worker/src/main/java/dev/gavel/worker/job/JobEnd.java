package dev.gavel.worker.job;

import org.apache.kafka.clients.consumer.AcknowledgeType;

/** What became of a job. */
enum JobEnd {

	/** A report of it is safe. */
	REPORTED(AcknowledgeType.ACCEPT),

	/** Nobody wants its verdict any more. */
	CANCELLED(AcknowledgeType.ACCEPT),

	GIVEN_BACK(AcknowledgeType.RELEASE),

	/** Given back because of what it asks for. */
	FOR_ANOTHER_WORKER(AcknowledgeType.RELEASE),

	/** Given back, and so would be the next one. */
	WORKER_UNFIT(AcknowledgeType.RELEASE),

	UNREADABLE(AcknowledgeType.REJECT);

	private final AcknowledgeType acknowledgement;

	JobEnd(AcknowledgeType acknowledgement) {
		this.acknowledgement = acknowledgement;
	}

	AcknowledgeType acknowledgement() {
		return acknowledgement;
	}

}
