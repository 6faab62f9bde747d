package dev.gavel.api.evaluation.batch;

import dev.gavel.api.evaluation.batch.BatchView.Status;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations that were sent together. Changed only with its row locked: that puts
 * results in an order which no reader sees a gap in.
 */
@Entity
@DynamicUpdate
@Table(name = "evaluation_batches")
class Batch {

	@Id
	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID id;

	private @Nullable Long ownerId;

	private @Nullable String name;

	private int lineCount;

	private int ended;

	private int refused;

	private long waitingBytes;

	private boolean complete;

	private @Nullable Integer toldLines;

	private @Nullable Instant lastResultAt;

	private @Nullable Instant cancelledAt;

	private Instant createdAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Batch() {
	}

	Batch(UUID id, @Nullable Long ownerId, @Nullable String name, Instant createdAt) {
		this.id = id;
		this.ownerId = ownerId;
		this.name = name;
		this.createdAt = createdAt;
	}

	/** A request begins that may add lines. */
	void receiving() {
		complete = false;
	}

	/** A request has ended as it should. */
	void completed() {
		complete = true;
	}

	void cancelled(Instant now) {
		if (cancelledAt == null) {
			cancelledAt = now;
			toldLines = null;
		}
	}

	/**
	 * Notes that its end is told.
	 * @return whether it has ended, and nobody was told so since it has these lines
	 */
	boolean tellEnd() {
		if (!status().isFinal() || Objects.equals(toldLines, lineCount)) {
			return false;
		}
		toldLines = lineCount;
		return true;
	}

	/**
	 * Adds a line that waits for its result.
	 * @param bytes of its text
	 */
	void added(long bytes) {
		addLine();
		waitingBytes += bytes;
	}

	/** Adds a line that cannot be judged, and returns the position of its result. */
	int addedRefused() {
		addLine();
		refused++;
		return ++ended;
	}

	/** Whichever request adds it has not ended yet, even if another one has. */
	private void addLine() {
		lineCount++;
		complete = false;
	}

	/** Gives a result to a line that waited, and returns its position. */
	int ended(long bytes, Instant at) {
		lastResultAt = at;
		waitingBytes -= bytes;
		return ++ended;
	}

	UUID id() {
		return id;
	}

	@Nullable Long ownerId() {
		return ownerId;
	}

	@Nullable String name() {
		return name;
	}

	int lineCount() {
		return lineCount;
	}

	int ended() {
		return ended;
	}

	boolean isCancelled() {
		return cancelledAt != null;
	}

	Instant createdAt() {
		return createdAt;
	}

	/** Whether every line has its result. */
	boolean hasAllResults() {
		return ended == lineCount;
	}

	Status status() {
		if (isCancelled()) {
			return hasAllResults() ? Status.CANCELLED : Status.RUNNING;
		}
		if (!complete) {
			return Status.RECEIVING;
		}
		return hasAllResults() ? Status.DONE : Status.RUNNING;
	}

}
