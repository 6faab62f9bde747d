package dev.gavel.api.rejudging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** What somebody asked to be judged again. */
@Entity
@Table(name = "rejudgings")
class Rejudging {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(length = Length.LONG32)
	private String criteria;

	private @Nullable Long questionId;

	private int submissions;

	private Instant createdAt;

	private @Nullable Instant cancelledAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Rejudging() {
	}

	Rejudging(String criteria, @Nullable Long questionId, Instant now) {
		this.criteria = criteria;
		this.questionId = questionId;
		this.createdAt = now;
	}

	void queued(int submissions) {
		this.submissions = submissions;
	}

	void cancelled(Instant now) {
		cancelledAt = (cancelledAt != null) ? cancelledAt : now;
	}

	long id() {
		if (id == null) {
			throw new IllegalStateException("it is not stored yet");
		}
		return id;
	}

	String criteria() {
		return criteria;
	}

	/** Returns the only question whose submissions are among them, or null. */
	@Nullable Long questionId() {
		return questionId;
	}

	int submissions() {
		return submissions;
	}

	Instant createdAt() {
		return createdAt;
	}

	@Nullable Instant cancelledAt() {
		return cancelledAt;
	}

}
