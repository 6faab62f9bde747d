package dev.gavel.api.submission;

import dev.gavel.api.submission.Sending.Confirmed;
import dev.gavel.api.submission.Sending.Refused;
import dev.gavel.api.trace.LogIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judgements whose jobs are to be sent. A judgement's own row says so from the
 * transaction that queued it, until it names the place where Kafka keeps the job.
 */
@Component
public class UnsentJobs {

	/** As many as Kafka confirms within a few milliseconds. */
	public static final int AT_ONCE = 100;

	private static final Logger logger = LoggerFactory.getLogger(UnsentJobs.class);

	private final JudgementRepository repository;

	private final SubmissionRepository submissions;

	private final Judgements judgements;

	private final Clock clock;

	UnsentJobs(JudgementRepository repository, SubmissionRepository submissions, Judgements judgements, Clock clock) {
		this.repository = repository;
		this.submissions = submissions;
		this.judgements = judgements;
		this.clock = clock;
	}

	/**
	 * Has the next jobs sent, and records what came of it. Another replica, or this one
	 * after a crash, sends again what was not recorded.
	 * @param channel sends jobs, and tells of each in the same order what came of it
	 * @return what came of them; empty when there was nothing to send
	 */
	@Transactional
	public List<Sending> send(Function<List<TracedJob>, List<Sending>> channel) {
		List<Judgement> unsent = repository.lockUnsent(now(), Limit.of(AT_ONCE));
		if (unsent.isEmpty()) {
			return List.of();
		}
		Map<UUID, String> sources = sources(unsent);
		List<Judgement> sent = new ArrayList<>();
		List<TracedJob> jobs = new ArrayList<>();
		for (Judgement judgement : unsent) {
			try {
				jobs.add(judgement.job(sources.get(judgement.submissionId())));
				sent.add(judgement);
			}
			catch (RuntimeException ex) {
				refused(judgement, ex.toString());
			}
		}
		List<Sending> outcomes = channel.apply(jobs);
		for (int i = 0; i < outcomes.size(); i++) {
			record(sent.get(i), outcomes.get(i));
		}
		return outcomes;
	}

	/**
	 * Records what came of jobs that were sent as they were queued. Of most a worker has
	 * spoken meanwhile, or somebody is moving them on, and nothing needs to be said. One
	 * that Kafka did not confirm is to be sent from here.
	 */
	@Transactional
	public void settle(List<SentJob> jobs) {
		Map<UUID, SentJob> byJudgement = jobs.stream()
			.collect(Collectors.toMap(SentJob::judgementId, Function.identity()));
		List<UUID> unsettled = repository.unsettled(byJudgement.keySet());
		if (!unsettled.isEmpty()) {
			repository.lockFree(unsettled).forEach((judgement) -> settle(judgement, byJudgement.get(judgement.id())));
		}
	}

	private void settle(Judgement judgement, SentJob job) {
		if (judgement.state() != JudgementState.QUEUED || judgement.attempt() != job.attempt()) {
			return;
		}
		if (job.outcome() instanceof Confirmed confirmed) {
			judgement.published(confirmed.partition(), confirmed.offset(), now());
		}
		else {
			judgement.reserved(null);
		}
	}

	private Map<UUID, String> sources(List<Judgement> unsent) {
		return submissions.sources(unsent.stream().map(Judgement::submissionId).toList())
			.stream()
			.collect(Collectors.toMap(SentSource::id, SentSource::source));
	}

	private void record(Judgement judgement, Sending outcome) {
		if (outcome instanceof Confirmed confirmed) {
			judgement.published(confirmed.partition(), confirmed.offset(), now());
		}
		else if (outcome instanceof Refused refused) {
			refused(judgement, refused.reason());
		}
	}

	private void refused(Judgement judgement, String reason) {
		try (LogIds ids = LogIds.ofAttempt(judgement.submissionId(), judgement.id(), judgement.attempt())) {
			logger.error("Judgement {}: the job of attempt {} cannot be sent: {}", judgement.id(), judgement.attempt(),
					reason);
		}
		judgement.deliveries().ended();
		judgements.failed(judgement, judgement.attempt(), "the job cannot be sent: " + reason, now());
	}

	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
