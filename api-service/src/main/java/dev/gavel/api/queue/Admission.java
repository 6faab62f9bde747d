package dev.gavel.api.queue;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Bounds the queue, and how much a client may send. As the queue is counted once a
 * second, its bound may be exceeded by the submissions of one second, and by those of a
 * few seconds at another replica when the queue was empty.
 */
@Component
public class Admission {

	private final Queue queue;

	private final ClientRates rates;

	private final int maxLength;

	Admission(Queue queue, ClientRates rates, LimitsProperties limits) {
		this.queue = queue;
		this.rates = rates;
		this.maxLength = limits.maxQueued();
	}

	/**
	 * Checks that a client may queue a program, and counts it as sent unless the
	 * transaction is rolled back.
	 * @throws Problem when too many wait, or the client has sent too many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void admit(Client client) {
		requireRoom();
		rates.require(client);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int status) {
				if (status == STATUS_ROLLED_BACK) {
					giveBack(client);
				}
			}

		});
	}

	/** Counts as not sent what was counted before. */
	public void giveBack(Client client) {
		rates.giveBack(client);
	}

	/**
	 * @throws Problem when too many wait
	 */
	public void requireRoom() {
		int length = queue.depth().interactive();
		if (length >= maxLength) {
			throw new Problem(ProblemType.QUEUE_FULL,
					"%,d submissions are waiting for a worker, and no more are accepted. Nothing was stored; try again later."
						.formatted(length));
		}
	}

}
