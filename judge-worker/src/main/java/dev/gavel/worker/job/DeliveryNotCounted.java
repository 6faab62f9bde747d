package dev.gavel.worker.job;

/** The API could not be asked how to judge a job, so the job is given back unjudged. */
class DeliveryNotCounted extends Exception {

	DeliveryNotCounted(Delivery delivery, Throwable cause) {
		super("Judgement %s: the API did not say how to judge this redelivered job, so the job is given back: %s"
			.formatted(delivery.job().judgementId(), cause.getMessage()), cause);
	}

}
