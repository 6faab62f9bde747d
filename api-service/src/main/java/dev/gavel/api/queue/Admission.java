package dev.gavel.api.queue;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import org.springframework.stereotype.Component;

/**
 * Bounds the queue, and how much a client may send. As the queue is counted once a
 * second, its bound may be exceeded by the submissions of one second, and by those of a
 * few seconds at another replica when the queue was empty.
 */
@Component
public class Admission {

	private final Queue queue;

	private final SubmissionRate rate;

	private final int maxLength;

	Admission(Queue queue, SubmissionRate rate, LimitsProperties limits) {
		this.queue = queue;
		this.rate = rate;
		this.maxLength = limits.maxQueued();
	}

	/**
	 * Checks that a client may queue a program, and counts it as sent.
	 * @throws Problem when too many wait, or the client has sent too many
	 */
	public void admit(Client client) {
		rate.require(client);
		requireRoom();
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
