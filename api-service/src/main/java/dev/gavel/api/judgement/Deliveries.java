package dev.gavel.api.judgement;

import dev.gavel.message.Handling;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often a judgement's job was given to a worker, over all attempts, except
 * when the worker gave it back or reported a failure. Two lost deliveries may be chance
 * or the fault of another job in the same worker, so the third is judged alone. If that
 * one is lost, too, the job kills its workers.
 */
@Embeddable
class Deliveries {

	private static final int BESIDE_OTHERS = 2;

	/** Starts at 1, because no worker asks about the first delivery. */
	@Column(name = "deliveries")
	private int count = 1;

	/** The current delivery; null for the first one and between two. */
	@Column(name = "delivery_id")
	@JdbcTypeCode(SqlTypes.BINARY)
	private @Nullable UUID present;

	/**
	 * Counts a delivery, unless it must be judged alone and is not alone yet.
	 * @param id is counted once, however often it is reported
	 * @param alone whether nothing else is in flight in the worker
	 */
	Handling begin(UUID id, boolean alone) {
		int number = id.equals(present) ? count : count + 1;
		if (number > BESIDE_OTHERS + 1) {
			return Handling.NOT_AT_ALL;
		}
		if (number > BESIDE_OTHERS && !alone) {
			return Handling.ALONE;
		}
		count = number;
		present = id;
		return alone ? Handling.ALONE : Handling.BESIDE_OTHERS;
	}

	/**
	 * Takes a delivery back out of the count: the worker gave the job back on purpose.
	 */
	void givenBack(UUID id, boolean first) {
		if (id.equals(present) || first && present == null && count == 1) {
			ended();
		}
	}

	/** Takes the current delivery out of the count: a worker has reported on it. */
	void ended() {
		count = Math.max(0, count - 1);
		present = null;
	}

	int count() {
		return count;
	}

}
