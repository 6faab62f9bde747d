package dev.gavel.api.judgement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current attempt to judge: where its job is, and what its worker reports. */
@Embeddable
public class Attempt {

	@Column(name = "attempt")
	private int number = 1;

	private Instant queuedAt;

	private @Nullable Instant sendAt;

	@Embedded
	private @Nullable Published published;

	private @Nullable Instant startedAt;

	private @Nullable Instant heardAt;

	private int testsDone;

	private @Nullable String workerId;

	private @Nullable String failureReason;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Attempt() {
	}

	@SuppressWarnings("NullAway.Init")
	Attempt(Instant queuedAt) {
		this.queuedAt = queuedAt;
	}

	/** Until this time, only the replica that queued it sends the job. */
	void reserved(@Nullable Instant until) {
		sendAt = until;
	}

	void published(int partition, long offset, Instant now) {
		published = new Published(now, partition, offset);
	}

	/** Starts again from the first test: a second worker may take over the job. */
	void started(String workerId, Instant now) {
		heard(now);
		this.workerId = workerId;
		testsDone = 0;
	}

	void progressed(int testsDone, Instant now) {
		heard(now);
		this.testsDone = testsDone;
	}

	private void heard(Instant now) {
		startedAt = (startedAt != null) ? startedAt : now;
		heardAt = now;
	}

	/**
	 * @param micros how long its tests took; the end of a short judgement is reported
	 * alone, or recorded together with its start
	 */
	void ended(String workerId, int testsDone, long micros, Instant now) {
		Instant begin = now.minusNanos(micros * 1000);
		startedAt = now.equals(startedAt) ? null : startedAt;
		heard(begin.isBefore(queuedAt) ? queuedAt : begin);
		heardAt = now;
		this.workerId = workerId;
		this.testsDone = testsDone;
		failureReason = null;
	}

	void failed(String reason) {
		failureReason = reason;
	}

	/** Begins the next attempt, whose job may be sent from then on. */
	void next(Instant now, Instant sendAt) {
		number++;
		queuedAt = now;
		this.sendAt = sendAt;
		published = null;
		startedAt = null;
		heardAt = null;
		testsDone = 0;
	}

	/** Returns the number of this attempt, from 1. */
	public int number() {
		return number;
	}

	public Instant queuedAt() {
		return queuedAt;
	}

	/** Returns null until Kafka has confirmed the job. */
	@Nullable Published published() {
		return published;
	}

	public @Nullable Instant startedAt() {
		return startedAt;
	}

	@Nullable Instant heardAt() {
		return heardAt;
	}

	public int testsDone() {
		return testsDone;
	}

	public @Nullable String workerId() {
		return workerId;
	}

	/**
	 * Returns why the last failed attempt has no verdict: a fault of Gavel.
	 */
	public @Nullable String failureReason() {
		return failureReason;
	}

	/**
	 * Where the job is in Kafka.
	 *
	 * @param at when Kafka confirmed it
	 */
	@Embeddable
	record Published(@Column(name = "published_at") Instant at, @Column(name = "published_partition") int partition,
			@Column(name = "published_offset") long offset) {
	}

}
