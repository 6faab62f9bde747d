package dev.gavel.api.judgement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A judgement's place among those that are open.
 *
 * @param client who takes the turn
 * @param bulk whether nobody waits for it, so that it comes after all others
 * @param number smaller is earlier
 * @param deferred whether it waits in the database until fewer jobs lie in Kafka
 */
@Embeddable
public record Turn(String client, boolean bulk, @Column(name = "turn") long number, boolean deferred) {

	Turn come() {
		return new Turn(client, bulk, number, false);
	}

}
