package dev.gavel.api.judgement;

import dev.gavel.api.judgement.Sending.Confirmed;
import dev.gavel.api.judgement.Sending.Refused;
import dev.gavel.api.judgement.Sending.Unconfirmed;
import dev.gavel.api.platform.trace.LogIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the jobs that are to be sent. The judgement's row says so from the transaction
 * that queued it until it records the job's offset.
 */
@Component
public class JudgementJobs {

	private static final Logger logger = LoggerFactory.getLogger(JudgementJobs.class);

	private final JudgementRepository repository;

	private final Judgements judgements;

	private final Clock clock;

	JudgementJobs(JudgementRepository repository, Judgements judgements, Clock clock) {
		this.repository = repository;
		this.judgements = judgements;
		this.clock = clock;
	}

	/**
	 * Locks the next judgements whose jobs are to be sent. Those whose environment no
	 * worker offers any more are held back, and cost no attempt.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Judgement> lockUnsent(int most) {
		Map<Boolean, List<Judgement>> unsent = repository.lockUnsent(clock.instant(), Limit.of(most))
			.stream()
			.collect(Collectors.partitioningBy(judgements::isOffered));
		unsent.get(false).forEach(Judgement::held);
		return unsent.get(true);
	}

	/** Records the outcome of sending the job of a locked judgement. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Judgement judgement, Sending outcome) {
		outcome.accept(new Sending.Visitor() {

			@Override
			public void confirmed(Confirmed confirmed) {
				published(judgement, confirmed);
			}

			@Override
			public void refused(Refused refused) {
				failed(judgement, refused.reason());
			}

			@Override
			public void unconfirmed(Unconfirmed unconfirmed) {
				// Its row still says that the job is to be sent.
			}

		});
	}

	private void published(Judgement judgement, Confirmed confirmed) {
		judgement.attempt().published(confirmed.partition(), confirmed.offset(), clock.instant());
	}

	private void failed(Judgement judgement, String reason) {
		try (LogIds ids = LogIds.ofAttempt(judgement.programId(), judgement.id(), judgement.attempt().number())) {
			logger.error("Judgement {}: the job of attempt {} cannot be sent: {}", judgement.id(),
					judgement.attempt().number(), reason);
		}
		judgement.deliveries().ended();
		judgements.failed(judgement, judgement.attempt().number(), "the job cannot be sent: " + reason,
				clock.instant());
	}

	/**
	 * Records the outcomes of jobs that were sent from memory. Nothing needs to be
	 * recorded if a worker has reported meanwhile, or if another transaction is changing
	 * the judgement; this holds for most. Any replica may send a job that Kafka did not
	 * confirm from now on.
	 */
	@Transactional
	public void settle(Collection<SentJob> jobs) {
		Map<UUID, SentJob> byJudgement = jobs.stream()
			.collect(Collectors.toMap(SentJob::judgementId, Function.identity()));
		List<UUID> unsettled = repository.unsettled(byJudgement.keySet());
		if (!unsettled.isEmpty()) {
			repository.lockFree(unsettled).forEach((judgement) -> settle(judgement, byJudgement.get(judgement.id())));
		}
	}

	private void settle(Judgement judgement, SentJob job) {
		if (judgement.state() != JudgementState.QUEUED || judgement.attempt().number() != job.attempt()) {
			return;
		}
		job.outcome().accept(new Sending.Visitor() {

			@Override
			public void confirmed(Confirmed confirmed) {
				published(judgement, confirmed);
			}

			@Override
			public void refused(Refused refused) {
				// JobPublication sends it again, and records the refusal.
				judgement.attempt().reserved(null);
			}

			@Override
			public void unconfirmed(Unconfirmed unconfirmed) {
				judgement.attempt().reserved(null);
			}

		});
	}

	/** The outcome of sending the job of an attempt. */
	public record SentJob(UUID judgementId, int attempt, Sending outcome) {
	}

}
