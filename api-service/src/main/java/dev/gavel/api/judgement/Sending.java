package dev.gavel.api.judgement;

/** What came of sending a job to Kafka. */
public sealed interface Sending {

	/** Kafka has it. */
	record Confirmed(int partition, long offset) implements Sending {
	}

	/** Kafka will never take it as it is. */
	record Refused(String reason) implements Sending {
	}

	/** Kafka has not answered; it may have the job all the same. */
	record Unconfirmed(String reason) implements Sending {
	}

}
