package dev.gavel.api.judgement;

import java.util.Optional;

/** The outcome of sending a job to Kafka. */
public sealed interface Sending {

	void accept(Visitor visitor);

	/**
	 * Returns why Kafka has not confirmed or refused the job; empty when it has done
	 * either.
	 */
	default Optional<String> doubt() {
		return Optional.empty();
	}

	/** One method for each outcome. */
	interface Visitor {

		void confirmed(Confirmed confirmed);

		void refused(Refused refused);

		void unconfirmed(Unconfirmed unconfirmed);

	}

	/** Kafka has the job. */
	record Confirmed(int partition, long offset) implements Sending {

		@Override
		public void accept(Visitor visitor) {
			visitor.confirmed(this);
		}

	}

	/** Kafka will never take it as it is. */
	record Refused(String reason) implements Sending {

		@Override
		public void accept(Visitor visitor) {
			visitor.refused(this);
		}

	}

	/** Kafka has not answered; it may still have the job. */
	record Unconfirmed(String reason) implements Sending {

		@Override
		public void accept(Visitor visitor) {
			visitor.unconfirmed(this);
		}

		@Override
		public Optional<String> doubt() {
			return Optional.of(reason);
		}

	}

}
