package dev.gavel.api.judgement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The position of a judgement in the fair queue.
 *
 * @param client whose turn it is
 * @param bulk whether nobody waits for it, so that it comes after all others
 * @param number smaller is earlier
 * @param deferral until when it waits in MySQL
 */
@Embeddable
public record Turn(String client, boolean bulk, @Column(name = "turn") long number,
		@Enumerated(EnumType.ORDINAL) @JdbcTypeCode(SqlTypes.TINYINT) @Column(name = "deferred") Deferral deferral) {

	/**
	 * @param deferred whether it waits until its turn has come
	 */
	public Turn(String client, boolean bulk, long number, boolean deferred) {
		this(client, bulk, number, deferred ? Deferral.UNTIL_TURN : Deferral.NONE);
	}

	/** Whether it waits in MySQL. */
	public boolean deferred() {
		return deferral != Deferral.NONE;
	}

	/** Whether it waits until a worker offers its environment. */
	public boolean isHeld() {
		return deferral == Deferral.UNTIL_OFFERED;
	}

	public Turn with(Deferral other) {
		return new Turn(client, bulk, number, other);
	}

	/** Until when a judgement waits in MySQL, which has the ordinals. */
	public enum Deferral {

		/** It does not: Kafka has its job, or is about to get it. */
		NONE,

		/** Until its turn has come. */
		UNTIL_TURN,

		/** Until a worker offers its environment. */
		UNTIL_OFFERED

	}

}
