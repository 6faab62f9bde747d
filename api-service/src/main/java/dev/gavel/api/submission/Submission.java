package dev.gavel.api.submission;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.program.CheckedSource;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.suite.SuiteReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a user sent for a question; it never changes. */
@Entity
@Immutable
@Table(name = "submissions")
public class Submission {

	@Id
	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID id;

	private long questionId;

	private boolean trial;

	private String language;

	private String environment;

	@Column(length = Length.LONG32)
	private String source;

	private Instant createdAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Submission() {
	}

	Submission(UUID id, long questionId, boolean trial, CheckedSource source, String environment, Instant createdAt) {
		this.id = id;
		this.questionId = questionId;
		this.trial = trial;
		this.language = source.language();
		this.environment = environment;
		this.source = source.text();
		this.createdAt = createdAt;
	}

	UUID id() {
		return id;
	}

	long questionId() {
		return questionId;
	}

	/** Whether it is a trial. */
	boolean trial() {
		return trial;
	}

	String language() {
		return language;
	}

	/** Returns the name of its environment. */
	String environment() {
		return environment;
	}

	String source() {
		return source;
	}

	Instant createdAt() {
		return createdAt;
	}

	/**
	 * Returns a judgement of this submission, to be queued.
	 * @param number from 1: which judging of it
	 * @param question the one that it is for
	 * @param suite the tests to run it on
	 */
	NewJudgement judgement(int number, Question question, SuiteReference suite) {
		return new NewJudgement(id, trial ? null : Long.valueOf(questionId), number, null,
				question.run(language, environment, suite.hash()), suite);
	}

}
