package dev.gavel.api.webhook;

/** How a delivery stands. */
public enum DeliveryState {

	/** It will be sent, perhaps again. */
	WAITING,
	/** The receiver has answered with a 2xx status. */
	DELIVERED,
	/** It was tried for {@code gavel.webhooks.retry-for} in vain. */
	FAILED,
	/** Its webhook was disabled. */
	DROPPED

}
