package dev.gavel.api.judgement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The position of a judgement in the fair queue.
 *
 * @param client whose turn it is
 * @param bulk whether nobody waits for it, so that it comes after all others
 * @param number smaller is earlier
 * @param deferred whether it waits in MySQL until fewer jobs are in Kafka
 */
@Embeddable
public record Turn(String client, boolean bulk, @Column(name = "turn") long number, boolean deferred) {

	Turn come() {
		return new Turn(client, bulk, number, false);
	}

}
