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

	/**
	 * Its job may be sent from then on; until then only by the replica that queued it.
	 */
	void reserved(@Nullable Instant until) {
		sendAt = until;
	}

	void published(int partition, long offset, Instant now) {
		published = new Published(now, partition, offset);
	}

	/** A second worker may take over what a first one left. */
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
	 * @param micros how long its tests took: workers report only the end of a short
	 * judgement
	 */
	void ended(String workerId, int testsDone, long micros, Instant now) {
		Instant begin = now.minusNanos(micros * 1000);
		heard(begin.isBefore(queuedAt) ? queuedAt : begin);
		heardAt = now;
		this.workerId = workerId;
		this.testsDone = testsDone;
		failureReason = null;
	}

	void failed(String reason) {
		failureReason = reason;
	}

	/** Begins the next attempt, whose job may be sent from a moment on. */
	void next(Instant now, Instant sendAt) {
		number++;
		queuedAt = now;
		this.sendAt = sendAt;
		published = null;
		startedAt = null;
		heardAt = null;
		testsDone = 0;
	}

	/** From 1: how often a job was made for the judgement. */
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

	/** Why the last attempt that ended gave no verdict: a fault of Gavel. */
	public @Nullable String failureReason() {
		return failureReason;
	}

	/**
	 * Where Kafka keeps the job.
	 *
	 * @param at when Kafka confirmed it
	 */
	@Embeddable
	record Published(@Column(name = "published_at") Instant at, @Column(name = "published_partition") int partition,
			@Column(name = "published_offset") long offset) {
	}

}
