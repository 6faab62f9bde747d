package dev.gavel.api.submission;

import dev.gavel.message.Handling;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How often a judgement's job was given to a worker, over all attempts, but for the times
 * at which a worker gave it back or told of a failure. Two deliveries without an end may
 * be chance or a neighbor's fault, so the third is judged alone; when that has no end
 * either, the job ends its workers.
 */
@Embeddable
class Deliveries {

	private static final int BESIDE_OTHERS = 2;

	/** The first one is counted at once: no worker asks about it. */
	@Column(name = "deliveries")
	private int count = 1;

	/** The present delivery; null is the first one, or that there is none. */
	@Column(name = "delivery_id")
	@JdbcTypeCode(SqlTypes.BINARY)
	private @Nullable UUID present;

	/**
	 * Counts a delivery, unless it is to be judged alone and is not alone yet.
	 * @param id counts once however often it is told
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

	/** The worker has given the job back on purpose, and did not end by it. */
	void givenBack(UUID id, boolean first) {
		if (id.equals(present) || first && present == null && count == 1) {
			ended();
		}
	}

	/** A worker has told what came of the present one. */
	void ended() {
		count = Math.max(0, count - 1);
		present = null;
	}

	int count() {
		return count;
	}

}
