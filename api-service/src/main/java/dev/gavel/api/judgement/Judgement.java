package dev.gavel.api.judgement;

import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One judging of a submission. Callers lock the row and name the attempt they mean. */
@Entity
@DynamicUpdate
@Table(name = "judgements")
public class Judgement {

	@Id
	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID id;

	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID submissionId;

	private @Nullable Long questionId;

	private int number;

	private @Nullable Long rejudgingId;

	@Embedded
	private StoredRun run;

	private boolean hiddenTests;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private JudgementState state;

	private int attempt;

	@Embedded
	private Deliveries deliveries = new Deliveries();

	private String client;

	private boolean bulk;

	private long turn;

	private boolean held;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private @Nullable Verdict verdict;

	private int total;

	private int passed;

	private int testsDone;

	@Embedded
	private @Nullable UsedMost used;

	@Convert(converter = ReportJson.OfError.class)
	@Column(length = Length.LONG32)
	private @Nullable ProgramError error;

	private boolean errorForSolvers;

	private @Nullable String failureReason;

	private @Nullable String workerId;

	@Embedded
	private @Nullable UsedSandbox sandbox;

	private Instant queuedAt;

	private @Nullable Instant sendAt;

	@Embedded
	private @Nullable Published published;

	private @Nullable Instant startedAt;

	private @Nullable Instant heardAt;

	private @Nullable Instant finishedAt;

	private @Nullable String traceParent;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Judgement() {
	}

	Judgement(UUID id, NewJudgement request, Turn turn, Instant now) {
		this.id = id;
		this.submissionId = request.submissionId();
		this.questionId = request.listedQuestion();
		this.number = request.number();
		this.rejudgingId = request.rejudgingId();
		this.run = StoredRun.of(request.run());
		this.total = request.suite().testCount();
		this.hiddenTests = request.suite().hiddenTests();
		this.state = JudgementState.QUEUED;
		this.attempt = 1;
		this.client = turn.client();
		this.bulk = turn.bulk();
		this.turn = turn.number();
		this.held = turn.held();
		this.queuedAt = now;
	}

	/** Its jobs go on with the trace that queued it. */
	Judgement tracedBy(@Nullable String traceParent) {
		this.traceParent = traceParent;
		return this;
	}

	/** Whether the attempt is the present one and still open. */
	boolean isOpen(int attempt) {
		return attempt == this.attempt && !state.isFinal();
	}

	/** Its turn has come. */
	boolean released() {
		if (!held || state.isFinal()) {
			return false;
		}
		held = false;
		return true;
	}

	/** Until then only whoever queued it sends its job; null is until now. */
	void reserved(@Nullable Instant until) {
		sendAt = until;
	}

	/** Kafka has confirmed its job. */
	void published(int partition, long offset, Instant now) {
		published = new Published(now, partition, offset);
	}

	/** Also when a second worker takes over what a first one left. */
	boolean started(int attempt, String workerId, Instant now) {
		if (!heard(attempt, now)) {
			return false;
		}
		this.workerId = workerId;
		testsDone = 0;
		return true;
	}

	boolean progressed(int attempt, int testsDone, Instant now) {
		if (!heard(attempt, now)) {
			return false;
		}
		this.testsDone = Math.min(testsDone, total);
		return true;
	}

	private boolean heard(int attempt, Instant now) {
		if (!isOpen(attempt)) {
			return false;
		}
		state = JudgementState.RUNNING;
		startedAt = (startedAt != null) ? startedAt : now;
		heardAt = now;
		return true;
	}

	boolean judged(Judged report, Instant now) {
		if (!isOpen(report.attempt())) {
			return false;
		}
		List<TestReport> tests = report.tests();
		startedAt = (startedAt != null) ? startedAt : begin(tests, now);
		heardAt = now;
		passed = (int) tests.stream().filter((test) -> test.verdict() == Verdict.ACCEPTED).count();
		testsDone = tests.size();
		used = UsedMost.of(tests);
		error = report.error();
		errorForSolvers = report.errorForSolvers();
		failureReason = null;
		workerId = report.judgedIn().workerId();
		sandbox = UsedSandbox.of(report.judgedIn());
		done(report.verdict(), now);
		return true;
	}

	/** Of a short judgement a worker tells the end only. */
	private Instant begin(List<TestReport> tests, Instant end) {
		Instant begin = end.minus(tests.stream().mapToLong(TestReport::wallTimeMicros).sum(), ChronoUnit.MICROS);
		return begin.isBefore(queuedAt) ? queuedAt : begin;
	}

	private void done(Verdict verdict, Instant now) {
		this.verdict = verdict;
		state = JudgementState.DONE;
		finishedAt = now;
	}

	/** Queues the next attempt, or ends it as INTERNAL_ERROR when this was the last. */
	boolean failed(int attempt, String reason, DispatchProperties dispatch, Instant now) {
		if (!isOpen(attempt)) {
			return false;
		}
		if (attempt >= dispatch.maxAttempts()) {
			abandoned(reason, now);
		}
		else {
			failureReason = reason;
			queueAgain(now);
			sendAt = now.plus(dispatch.pauseBefore(this.attempt));
		}
		return true;
	}

	/** Ends the judgement as INTERNAL_ERROR, whatever its attempt. */
	void abandoned(String reason, Instant now) {
		failureReason = reason;
		done(Verdict.INTERNAL_ERROR, now);
	}

	private void queueAgain(Instant now) {
		attempt++;
		state = JudgementState.QUEUED;
		queuedAt = now;
		testsDone = 0;
		published = null;
		startedAt = null;
		heardAt = null;
	}

	/** What a worker says of it from then on changes nothing. */
	boolean cancelled(Instant now) {
		if (state.isFinal()) {
			return false;
		}
		state = JudgementState.CANCELLED;
		finishedAt = now;
		return true;
	}

	public UUID id() {
		return id;
	}

	public int number() {
		return number;
	}

	public String client() {
		return client;
	}

	public boolean bulk() {
		return bulk;
	}

	public long turn() {
		return turn;
	}

	public boolean held() {
		return held;
	}

	public UUID submissionId() {
		return submissionId;
	}

	public String suiteHash() {
		return run.suiteHash();
	}

	/** Returns the job of its current attempt. */
	public TracedJob job(String source) {
		return new TracedJob(new JudgeJob(submissionId, id, attempt, run.spec(), source), traceParent);
	}

	/** Whether any test of its suite is hidden. */
	public boolean hiddenTests() {
		return hiddenTests;
	}

	public JudgementState state() {
		return state;
	}

	public int attempt() {
		return attempt;
	}

	Deliveries deliveries() {
		return deliveries;
	}

	public @Nullable Verdict verdict() {
		return verdict;
	}

	public int total() {
		return total;
	}

	public int passed() {
		return passed;
	}

	public int testsDone() {
		return testsDone;
	}

	public UsedMost used() {
		return Objects.requireNonNullElse(used, UsedMost.NOTHING);
	}

	public @Nullable ProgramError error() {
		return error;
	}

	/** Whether its error is independent of the processes of hidden tests. */
	public boolean errorForSolvers() {
		return errorForSolvers || !hiddenTests;
	}

	public @Nullable String failureReason() {
		return failureReason;
	}

	public @Nullable String workerId() {
		return workerId;
	}

	public @Nullable UsedSandbox sandbox() {
		return sandbox;
	}

	/** Returns null until Kafka has confirmed the job. */
	@Nullable Published published() {
		return published;
	}

	public Instant queuedAt() {
		return queuedAt;
	}

	public @Nullable Instant startedAt() {
		return startedAt;
	}

	@Nullable Instant heardAt() {
		return heardAt;
	}

	public @Nullable Instant finishedAt() {
		return finishedAt;
	}

}
