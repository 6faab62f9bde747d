package dev.gavel.worker.job;

/** The API could not be asked how to judge a job; the job goes back, unjudged. */
class DeliveryNotCounted extends Exception {

	DeliveryNotCounted(Delivery delivery, Throwable cause) {
		super("Judgement %s: the API does not say how to judge a job that was delivered before; the job is given back: %s"
			.formatted(delivery.job().judgementId(), cause.getMessage()), cause);
	}

}
