package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.SilentAttempt;
import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.api.platform.trace.LogIds;
import dev.gavel.api.queue.Queue;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives up silent attempts. It spares those whose job Kafka may still deliver, however
 * long the queue is.
 */
@Component
class OverdueJudgements {

	private static final Logger logger = LoggerFactory.getLogger(OverdueJudgements.class);

	private final Judgements judgements;

	private final Queue queue;

	private final RecordedReports reports;

	private final OpenJobs openJobs;

	private final DispatchProperties properties;

	private final Clock clock;

	OverdueJudgements(Judgements judgements, Queue queue, RecordedReports reports, OpenJobs openJobs,
			DispatchProperties properties, Clock clock) {
		this.judgements = judgements;
		this.queue = queue;
		this.reports = reports;
		this.openJobs = openJobs;
		this.properties = properties;
		this.clock = clock;
	}

	void sweep() throws ExecutionException, InterruptedException {
		// Reports may wait in Kafka or at the workers.
		if (queue.depth().isEmpty() || !reports.promptFor(properties.silentAfter())) {
			return;
		}
		List<SilentAttempt> silent = judgements.silent(clock.instant().minus(properties.silentAfter()));
		silent.stream().filter(SilentAttempt::running).forEach(this::giveUp);
		List<SilentAttempt> queued = silent.stream().filter((attempt) -> !attempt.running()).toList();
		if (!queued.isEmpty()) {
			OpenJobs.Kept kept = openJobs.kept();
			queued.stream().filter((attempt) -> !kept.contains(attempt)).forEach(this::giveUp);
		}
	}

	private void giveUp(SilentAttempt attempt) {
		String reason = "no worker reported on attempt %d of %d within %s".formatted(attempt.attempt(),
				properties.maxAttempts(), properties.silentAfter());
		try (LogIds ids = LogIds.ofAttempt(attempt.judgementId(), attempt.attempt())) {
			logger.warn("Judgement {}: {}; {}", attempt.judgementId(), reason,
					(attempt.attempt() < properties.maxAttempts()) ? "the job is sent again"
							: "it ends as INTERNAL_ERROR");
			judgements.giveUp(attempt, reason);
		}
	}

	/** Runs at each replica: giving up an attempt twice changes nothing. */
	@Scheduled(fixedDelayString = "${gavel.dispatch.sweep-interval:5s}")
	void sweepSafely() {
		try {
			sweep();
		}
		catch (ExecutionException ex) {
			logger.warn("Kafka did not say which jobs it holds ({}); asking again in {}", ex.getCause().toString(),
					properties.sweepInterval());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
