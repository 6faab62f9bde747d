package dev.gavel.api.program;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.StoredRun;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a user sent to be judged; it never changes. Each kind of program has a table of
 * its own.
 */
@MappedSuperclass
public abstract class Program {

	@Id
	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID id;

	private @Nullable Long ownerId;

	private @Nullable Long questionId;

	private String language;

	private String environment;

	@Column(length = Length.LONG32)
	private String source;

	private Instant createdAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Program() {
	}

	protected Program(CheckedProgram program) {
		this.id = program.id();
		this.ownerId = program.ownerId();
		this.questionId = program.questionId();
		this.language = program.language();
		this.environment = program.environment();
		this.source = program.source();
		this.createdAt = ProgramIds.time(id);
	}

	public UUID id() {
		return id;
	}

	/** Returns what decides who sees it. */
	public ProgramOrigin origin() {
		return new ProgramOrigin(ownerId, questionId);
	}

	/** Returns null for a program that was not sent for a question. */
	public @Nullable Long questionId() {
		return questionId;
	}

	String language() {
		return language;
	}

	/** Returns the name of its environment. */
	String environment() {
		return environment;
	}

	public String source() {
		return source;
	}

	Instant createdAt() {
		return createdAt;
	}

	/** Returns its first judgement, to be queued. */
	protected abstract NewJudgement firstJudgement(StoredRun run);

	/** Names it in messages to users. */
	@Override
	public abstract String toString();

}
