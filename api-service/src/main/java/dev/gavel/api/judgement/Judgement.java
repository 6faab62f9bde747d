package dev.gavel.api.judgement;

import dev.gavel.api.judgement.Turn.Deferral;
import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One judging of a program. Only this package changes it, with its row locked. Every
 * change of an attempt names the attempt and has no effect once that attempt is over.
 */
@Entity
@DynamicUpdate
@Table(name = "judgements")
public class Judgement {

	@Id
	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID id;

	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID programId;

	private boolean evaluation;

	private @Nullable Long questionId;

	private int number;

	private @Nullable Long rejudgingId;

	@Embedded
	private StoredRun run;

	@Embedded
	private Turn turn;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private JudgementState state = JudgementState.QUEUED;

	@Embedded
	private Attempt attempt;

	@Embedded
	private Deliveries deliveries = new Deliveries();

	@Embedded
	private Outcome outcome = new Outcome();

	private @Nullable Instant finishedAt;

	private @Nullable String traceParent;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Judgement() {
	}

	Judgement(UUID id, NewJudgement request, Turn turn, @Nullable String traceParent, Instant now) {
		this.id = id;
		this.programId = request.programId();
		this.evaluation = request.evaluation();
		this.questionId = request.listedQuestion();
		this.number = request.number();
		this.rejudgingId = request.rejudgingId();
		this.run = request.run();
		this.turn = turn;
		this.attempt = new Attempt(now);
		this.traceParent = traceParent;
	}

	/** Whether the attempt is the current one and still open. */
	boolean isOpen(int attempt) {
		return attempt == this.attempt.number() && !state.isFinal();
	}

	boolean released() {
		return deferred(Deferral.UNTIL_TURN, Deferral.NONE);
	}

	/** Its environment is offered now, so it waits for its turn only. */
	boolean offered() {
		return deferred(Deferral.UNTIL_OFFERED, Deferral.UNTIL_TURN);
	}

	/** No worker offers its environment any more. */
	void held() {
		deferred(turn.deferral(), Deferral.UNTIL_OFFERED);
	}

	private boolean deferred(Deferral from, Deferral to) {
		if (turn.deferral() != from || state.isFinal()) {
			return false;
		}
		turn = turn.with(to);
		return true;
	}

	boolean started(int attempt, String workerId, Instant now) {
		if (!isOpen(attempt)) {
			return false;
		}
		state = JudgementState.RUNNING;
		turn = turn.with(Deferral.NONE);
		this.attempt.started(workerId, now);
		return true;
	}

	boolean progressed(int attempt, int testsDone, Instant now) {
		if (!isOpen(attempt)) {
			return false;
		}
		state = JudgementState.RUNNING;
		this.attempt.progressed(Math.min(testsDone, run.total()), now);
		return true;
	}

	boolean judged(Judged report, Instant now) {
		if (!isOpen(report.attempt())) {
			return false;
		}
		long micros = report.tests().stream().mapToLong(TestReport::wallTimeMicros).sum();
		attempt.ended(report.judgedIn().workerId(), report.tests().size(), micros, now);
		done(new Outcome(report), now);
		return true;
	}

	/** Queues the next attempt, or ends as INTERNAL_ERROR when this was the last. */
	boolean failed(int attempt, String reason, DispatchProperties dispatch, Instant now) {
		if (!isOpen(attempt)) {
			return false;
		}
		if (attempt >= dispatch.maxAttempts()) {
			abandoned(reason, now);
		}
		else {
			state = JudgementState.QUEUED;
			this.attempt.failed(reason);
			this.attempt.next(now, now.plus(dispatch.pauseBefore(attempt + 1)));
		}
		return true;
	}

	void abandoned(String reason, Instant now) {
		attempt.failed(reason);
		done(new Outcome(Verdict.INTERNAL_ERROR), now);
	}

	private void done(Outcome outcome, Instant now) {
		this.outcome = outcome;
		state = JudgementState.DONE;
		finishedAt = now;
	}

	boolean cancelled(Instant now) {
		if (state.isFinal()) {
			return false;
		}
		state = JudgementState.CANCELLED;
		finishedAt = now;
		return true;
	}

	/**
	 * @param gathered whether its reports may be gathered
	 */
	public TracedJob job(String source, boolean gathered) {
		return new TracedJob(new JudgeJob(programId, id, attempt.number(), gathered, run.spec(), source), traceParent);
	}

	public UUID id() {
		return id;
	}

	public UUID programId() {
		return programId;
	}

	boolean evaluation() {
		return evaluation;
	}

	@Nullable Long questionId() {
		return questionId;
	}

	@Nullable Long rejudgingId() {
		return rejudgingId;
	}

	/** Returns which judging of the program it is, from 1. */
	public int number() {
		return number;
	}

	public StoredRun run() {
		return run;
	}

	public Turn turn() {
		return turn;
	}

	public JudgementState state() {
		return state;
	}

	public Attempt attempt() {
		return attempt;
	}

	Deliveries deliveries() {
		return deliveries;
	}

	public Outcome outcome() {
		return outcome;
	}

	public @Nullable Instant finishedAt() {
		return finishedAt;
	}

}
