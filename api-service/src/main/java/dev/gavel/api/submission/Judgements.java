package dev.gavel.api.submission;

import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.settings.DispatchProperties;
import dev.gavel.api.suite.Suites;
import dev.gavel.api.trace.LogIds;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.signature.Signature;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves judgements on, for those that send jobs and hear of them. */
@Component
public class Judgements {

	private static final Logger logger = LoggerFactory.getLogger(Judgements.class);

	private static final Limit SWEPT_AT_ONCE = Limit.of(500);

	private final JudgementRepository repository;

	private final SubmissionRepository submissions;

	private final Questions questions;

	private final Suites suites;

	private final EntityManager entityManager;

	private final ApplicationEventPublisher events;

	private final DispatchProperties dispatch;

	private final Clock clock;

	Judgements(JudgementRepository repository, SubmissionRepository submissions, Questions questions, Suites suites,
			EntityManager entityManager, ApplicationEventPublisher events, DispatchProperties dispatch, Clock clock) {
		this.repository = repository;
		this.submissions = submissions;
		this.questions = questions;
		this.suites = suites;
		this.entityManager = entityManager;
		this.events = events;
		this.dispatch = dispatch;
		this.clock = clock;
	}

	/** The job of an attempt, or nothing when that attempt is over. */
	@Transactional(readOnly = true)
	public Optional<TracedJob> job(UUID judgementId, int attempt) {
		Judgement judgement = repository.findById(judgementId);
		if (judgement == null || !judgement.isOpen(attempt)) {
			return Optional.empty();
		}
		Submission submission = submissions.findById(judgement.submissionId());
		if (submission == null) {
			throw new IllegalStateException("Judgement %s has no submission".formatted(judgementId));
		}
		Question question = questions.get(submission.questionId());
		JudgeJob job = new JudgeJob(submission.id(), judgementId, attempt, submission.language(), submission.source(),
				entryPoint(question, judgement), question.limits(), judgement.suiteHash(), question.isolation(),
				submission.environment());
		return Optional.of(new TracedJob(job, judgement.traceParent()));
	}

	/** The author may have renamed the function since the judgement was queued. */
	private String entryPoint(Question question, Judgement judgement) {
		Signature signature = judgement.suiteHash().equals(question.suiteHash()) ? question.signature()
				: suites.get(judgement.suiteHash()).signature();
		return signature.functionName();
	}

	/** Kafka has confirmed the job of an attempt. */
	@Transactional
	public void published(UUID judgementId, int attempt, int partition, long offset) {
		lock(judgementId).ifPresent((judgement) -> judgement.published(attempt, partition, offset, now()));
	}

	/**
	 * Records reports in their order.
	 * @return for each whether it was of an open attempt, or of one that is over, or of a
	 * judgement that does not exist
	 */
	@Transactional
	public List<ReportOutcome> record(List<JudgeReport> reports) {
		Map<UUID, Judgement> judgements = repository
			.lock(reports.stream().map(JudgeReport::judgementId).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(Judgement::id, Function.identity()));
		Instant now = now();
		return reports.stream().map((report) -> record(judgements.get(report.judgementId()), report, now)).toList();
	}

	private ReportOutcome record(@Nullable Judgement judgement, JudgeReport report, Instant now) {
		if (judgement == null) {
			return ReportOutcome.UNKNOWN;
		}
		try (LogIds ids = LogIds.ofAttempt(judgement.submissionId(), judgement.id(), report.attempt())) {
			return move(judgement, report, now) ? ReportOutcome.RECORDED : ReportOutcome.STALE;
		}
	}

	private boolean move(Judgement judgement, JudgeReport report, Instant now) {
		if (report instanceof Started started) {
			return judgement.started(started.attempt(), started.workerId(), now);
		}
		if (report instanceof Progress progress) {
			return judgement.progressed(progress.attempt(), progress.testsDone(), now);
		}
		if (report instanceof JudgingFailed failed) {
			return failedAtWorker(judgement, failed, now);
		}
		return judged(judgement, (Judged) report, now);
	}

	private boolean judged(Judgement judgement, Judged report, Instant now) {
		if (!judgement.judged(report, now)) {
			return false;
		}
		entityManager.persist(new TestResults(judgement.id(), report.tests()));
		events.publishEvent(JudgementDone.of(judgement));
		return true;
	}

	private boolean failedAtWorker(Judgement judgement, JudgingFailed report, Instant now) {
		if (!failed(judgement, report.attempt(), report.reason(), now)) {
			return false;
		}
		logger.warn("Judgement {}: attempt {} of {} failed at worker {}: {}", judgement.id(), report.attempt(),
				dispatch.maxAttempts(), report.workerId(), report.reason());
		return true;
	}

	/**
	 * Gives up an attempt for a fault of ours; another follows, unless it was the last.
	 */
	@Transactional
	public void failed(UUID judgementId, int attempt, String reason) {
		lock(judgementId).ifPresent((judgement) -> failed(judgement, attempt, reason, now()));
	}

	/** As {@link #failed}, unless a worker has spoken of it meanwhile. */
	@Transactional
	public void giveUp(SilentAttempt silent, String reason) {
		lock(silent.judgementId()).filter((judgement) -> Objects.equals(judgement.heardAt(), silent.heardAt()))
			.ifPresent((judgement) -> failed(judgement, silent.attempt(), reason, now()));
	}

	private boolean failed(Judgement judgement, int attempt, String reason, Instant now) {
		if (!judgement.failed(attempt, reason, dispatch.maxAttempts(), now)) {
			return false;
		}
		if (judgement.state() == JudgementState.DONE) {
			events.publishEvent(JudgementDone.of(judgement));
		}
		else {
			events.publishEvent(new JudgementQueued(judgement.id(), judgement.attempt(),
					dispatch.pauseBefore(judgement.attempt())));
		}
		return true;
	}

	/** Open attempts whose job was sent and of which nobody has spoken since. */
	@Transactional(readOnly = true)
	public List<SilentAttempt> silent(Instant since) {
		return repository.silent(since, SWEPT_AT_ONCE).stream().map(SilentAttempt::of).toList();
	}

	private Optional<Judgement> lock(UUID id) {
		return repository.lock(List.of(id)).stream().findFirst();
	}

	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
