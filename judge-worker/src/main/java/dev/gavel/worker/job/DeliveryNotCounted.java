package dev.gavel.worker.job;

import java.util.UUID;

/** The API could not be asked how to judge a job, so the job is given back unjudged. */
class DeliveryNotCounted extends Exception {

	DeliveryNotCounted(UUID judgementId, Throwable cause) {
		super("Judgement %s: the API did not say how to judge this redelivered job, so the job is given back: %s"
			.formatted(judgementId, cause.getMessage()), cause);
	}

}
