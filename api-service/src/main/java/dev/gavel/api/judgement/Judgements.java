package dev.gavel.api.judgement;

import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.judgement.Turn.Deferral;
import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.api.platform.trace.LogIds;
import dev.gavel.api.worker.Workers;
import dev.gavel.message.Handling;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.TestReport;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes judgements: commands go in, {@link JudgementEnded} comes out. The only other
 * class that changes them is {@link JudgementJobs}, when their jobs are sent.
 */
@Component
public class Judgements {

	private static final Logger logger = LoggerFactory.getLogger(Judgements.class);

	private static final Limit SWEPT_AT_ONCE = Limit.of(500);

	private static final String KILLS_WORKERS = "Judging this code killed three workers, the last one while it"
			+ " judged nothing else. Gavel does not retry it.";

	private final NoArgGenerator ids;

	private final JudgementRepository repository;

	private final EntityManager entityManager;

	private final ApplicationEventPublisher events;

	private final DispatchProperties dispatch;

	private final Workers workers;

	private final Clock clock;

	Judgements(NoArgGenerator ids, JudgementRepository repository, EntityManager entityManager,
			ApplicationEventPublisher events, DispatchProperties dispatch, Workers workers, Clock clock) {
		this.ids = ids;
		this.repository = repository;
		this.entityManager = entityManager;
		this.events = events;
		this.dispatch = dispatch;
		this.workers = workers;
		this.clock = clock;
	}

	/**
	 * Stores a judgement.
	 * @param traceParent the trace that its jobs continue, or null
	 * @param reserved how long only this replica sends its job, or null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Judgement add(NewJudgement request, Turn turn, @Nullable String traceParent, @Nullable Duration reserved) {
		Instant now = clock.instant();
		Judgement judgement = new Judgement(ids.generate(), request, turn(turn, request.run()), traceParent, now);
		if (reserved != null && !judgement.turn().deferred()) {
			judgement.attempt().reserved(now.plus(reserved));
		}
		entityManager.persist(judgement);
		events.publishEvent(new JudgementsAdded(1));
		return judgement;
	}

	/**
	 * Stores many judgements that nobody waits for; they are deferred until their turn.
	 * @param first the turn of the first one; the others take those after it
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void addBulk(List<NewJudgement> requests, String client, long first) {
		Instant now = clock.instant();
		for (int i = 0; i < requests.size(); i++) {
			NewJudgement request = requests.get(i);
			entityManager.persist(new Judgement(ids.generate(), request,
					turn(new Turn(client, true, first + i, true), request.run()), null, now));
		}
		entityManager.flush();
		events.publishEvent(new JudgementsAdded(requests.size()));
	}

	/** Deletes judgements that have ended, with what is stored of their tests. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void delete(Collection<UUID> ended) {
		repository.deleteResults(ended);
		repository.delete(ended);
	}

	/**
	 * Records reports in their order.
	 * @return the outcome of each
	 */
	@Transactional
	public List<ReportOutcome> record(List<JudgeReport> reports) {
		Map<UUID, Judgement> judgements = repository
			.lock(reports.stream().map(JudgeReport::judgementId).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(Judgement::id, Function.identity()));
		Instant now = clock.instant();
		return reports.stream().map((report) -> record(judgements.get(report.judgementId()), report, now)).toList();
	}

	private ReportOutcome record(@Nullable Judgement judgement, JudgeReport report, Instant now) {
		if (judgement == null) {
			return ReportOutcome.UNKNOWN;
		}
		try (LogIds ids = LogIds.ofAttempt(judgement.programId(), judgement.id(), report.attempt())) {
			boolean moved = report.accept(new Move(judgement, now));
			return moved ? ReportOutcome.RECORDED : ReportOutcome.STALE;
		}
	}

	/** Applies a report; false when its attempt is over. */
	private final class Move implements JudgeReport.Visitor<Boolean> {

		private final Judgement judgement;

		private final Instant now;

		Move(Judgement judgement, Instant now) {
			this.judgement = judgement;
			this.now = now;
		}

		@Override
		public Boolean started(Started report) {
			return judgement.started(report.attempt(), report.workerId(), now);
		}

		@Override
		public Boolean progress(Progress report) {
			return judgement.progressed(report.attempt(), report.testsDone(), now);
		}

		@Override
		public Boolean judged(Judged report) {
			return Judgements.this.judged(judgement, report, now);
		}

		@Override
		public Boolean failed(JudgingFailed report) {
			return failedAtWorker(judgement, report, now);
		}

	}

	private boolean judged(Judgement judgement, Judged report, Instant now) {
		if (!judgement.judged(report, now)) {
			return false;
		}
		entityManager.persist(new TestResults(judgement.id(), report.tests(), report.withheld()));
		done(judgement, report.tests(), report.withheld(), false);
		return true;
	}

	private boolean failedAtWorker(Judgement judgement, JudgingFailed report, Instant now) {
		if (!judgement.isOpen(report.attempt())) {
			return false;
		}
		judgement.deliveries().ended();
		if (report.mayBeRetried()) {
			failed(judgement, report.attempt(), report.reason(), now);
		}
		else {
			judgement.abandoned(report.reason(), now);
			done(judgement, false);
		}
		logger.warn("Judgement {}: attempt {} of {} failed at worker {}: {}", judgement.id(), report.attempt(),
				dispatch.maxAttempts(), report.workerId(), report.reason());
		return true;
	}

	/**
	 * Gives up a silent attempt, unless a worker has reported on it meanwhile. Another
	 * attempt follows, unless it was the last.
	 */
	@Transactional
	public void giveUp(SilentAttempt silent, String reason) {
		repository.lock(silent.judgementId())
			.filter((judgement) -> Objects.equals(judgement.attempt().heardAt(), silent.heardAt()))
			.ifPresent((judgement) -> failed(judgement, silent.attempt(), reason, clock.instant()));
	}

	/**
	 * Counts a delivery of the attempt's job to a worker, and ends the judgement when all
	 * earlier deliveries have killed their workers.
	 * @param delivery identifies it; the same one may come twice
	 * @param alone whether nothing else is in flight in that worker
	 */
	@Transactional
	public Handling deliver(UUID judgementId, int attempt, UUID delivery, boolean alone) {
		return repository.lock(judgementId)
			.filter((judgement) -> judgement.isOpen(attempt))
			.map((judgement) -> deliver(judgement, delivery, alone))
			.orElse(Handling.NOT_AT_ALL);
	}

	private Handling deliver(Judgement judgement, UUID delivery, boolean alone) {
		Handling handling = judgement.deliveries().begin(delivery, alone);
		if (handling == Handling.NOT_AT_ALL) {
			try (LogIds ids = LogIds.ofAttempt(judgement.programId(), judgement.id(), judgement.attempt().number())) {
				logger.error("Judgement {} ends as INTERNAL_ERROR: {}", judgement.id(), KILLS_WORKERS);
			}
			judgement.abandoned(KILLS_WORKERS, clock.instant());
			done(judgement, true);
		}
		return handling;
	}

	/**
	 * Takes a delivery back out of the count: its worker is alive and leaves the job to
	 * others.
	 * @param first whether it is the first delivery of the judgement
	 */
	@Transactional
	public void givenBack(UUID judgementId, int attempt, UUID delivery, boolean first) {
		repository.lock(judgementId)
			.filter((judgement) -> judgement.isOpen(attempt))
			.ifPresent((judgement) -> judgement.deliveries().givenBack(delivery, first));
	}

	/** The row must be locked. */
	boolean failed(Judgement judgement, int attempt, String reason, Instant now) {
		if (!judgement.failed(attempt, reason, dispatch, now)) {
			return false;
		}
		if (judgement.state() == JudgementState.DONE) {
			done(judgement, false);
		}
		return true;
	}

	private void done(Judgement judgement, boolean fatal) {
		done(judgement, List.of(), null, fatal);
	}

	private void done(Judgement judgement, List<TestReport> reports, @Nullable Withheld withheld, boolean fatal) {
		if (judgement.number() > 1) {
			repository.unlistEarlier(judgement.programId(), judgement.number());
		}
		events.publishEvent(JudgementEnded.of(judgement, reports, withheld, fatal));
	}

	/**
	 * Releases deferred judgements: their jobs may be sent. Those whose environment no
	 * worker offers wait on, and in nobody's way.
	 * @return how many of them wait on
	 */
	@Transactional
	public int release(Collection<UUID> ids) {
		List<Judgement> locked = repository.lock(ids);
		List<Judgement> unoffered = locked.stream().filter((judgement) -> !isOffered(judgement)).toList();
		unoffered.forEach(Judgement::held);
		long released = locked.stream().filter(Judgement::released).count();
		if (released > 0) {
			events.publishEvent(new JudgementReleased());
		}
		return unoffered.size();
	}

	/** Lets judgements wait for their turn whose environment is offered now. */
	@Transactional
	public void offered(Collection<UUID> ids) {
		repository.lock(ids).forEach(Judgement::offered);
	}

	boolean isOffered(Judgement judgement) {
		return workers.offer(judgement.run().environments());
	}

	private Turn turn(Turn turn, StoredRun run) {
		return workers.offer(run.environments()) ? turn : turn.with(Deferral.UNTIL_OFFERED);
	}

	/**
	 * Locks the last judgement of a program: no other transaction adds or moves one until
	 * this one ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Judgement lockLast(UUID programId) {
		Judgement last = repository.lockLast(programId);
		if (last == null) {
			throw new IllegalStateException("Program %s has no judgement".formatted(programId));
		}
		return last;
	}

	/**
	 * Cancels those of the judgements that are open.
	 * @return how many that were
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int cancel(Collection<UUID> ids) {
		Instant now = clock.instant();
		List<Judgement> cancelled = repository.lock(ids)
			.stream()
			.filter((judgement) -> judgement.cancelled(now))
			.toList();
		cancelled.forEach((judgement) -> events.publishEvent(JudgementEnded.of(judgement, List.of(), null, false)));
		return cancelled.size();
	}

	/** Returns those of the programs that have no open judgement. */
	@Transactional(readOnly = true)
	public List<UUID> ended(Collection<UUID> programIds) {
		return repository.ended(programIds);
	}

	/**
	 * Returns open attempts whose job was sent and on which no worker has reported since.
	 */
	@Transactional(readOnly = true)
	public List<SilentAttempt> silent(Instant since) {
		return repository.silent(since, SWEPT_AT_ONCE).stream().map(SilentAttempt::of).toList();
	}

}
