package dev.gavel.api.queue;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.worker.Workers;
import java.util.Set;
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

	private final Workers workers;

	private final int maxLength;

	Admission(Queue queue, ClientRates rates, Workers workers, LimitsProperties limits) {
		this.queue = queue;
		this.rates = rates;
		this.workers = workers;
		this.maxLength = limits.maxQueued();
	}

	/**
	 * Checks that a client may queue a program, and counts it as sent unless the
	 * transaction is rolled back.
	 * @param environments in which it will be run and checked
	 * @throws Problem when too many wait, or the client has sent too many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void admit(Client client, Set<String> environments) {
		requireRoom(environments);
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
	 * Checks that another judgement may wait. Those that wait until a worker offers their
	 * environment take no room from the others.
	 * @throws Problem when too many wait
	 */
	public void requireRoom(Set<String> environments) {
		if (workers.offer(environments)) {
			requireRoom(queue.depth().interactive(), "a worker, and no more are accepted", "later");
		}
		else {
			requireRoom(queue.depth().held(), "environments that no worker offers, and no more of them are accepted",
					"when a worker offers '%s'".formatted(String.join("' and '", environments)));
		}
	}

	private void requireRoom(int length, String waiting, String when) {
		if (length >= maxLength) {
			throw new Problem(ProblemType.QUEUE_FULL,
					"%,d submissions are waiting for %s. Nothing was stored; try again %s.".formatted(length, waiting,
							when));
		}
	}

}
