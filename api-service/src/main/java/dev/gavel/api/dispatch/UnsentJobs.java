package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementJobs;
import dev.gavel.api.judgement.Sending.Refused;
import dev.gavel.api.judgement.Sending;
import dev.gavel.api.judgement.TracedJob;
import dev.gavel.api.program.Sources;
import dev.gavel.api.queue.Queue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends jobs that were deferred or are tried again, and those that another replica left
 * unsent.
 */
@Component
class UnsentJobs {

	/** As many as Kafka confirms within a few milliseconds. */
	static final int AT_ONCE = 100;

	private final Queue queue;

	private final JudgementJobs jobs;

	private final Sources sources;

	private final JobSender sender;

	UnsentJobs(Queue queue, JudgementJobs jobs, Sources sources, JobSender sender) {
		this.queue = queue;
		this.jobs = jobs;
		this.sources = sources;
		this.sender = sender;
	}

	/**
	 * Sends the next jobs and records the outcomes. Another replica, or this one after a
	 * crash, sends again what was not recorded.
	 * @return their outcomes; empty when there was nothing to send
	 */
	@Transactional
	public List<Sending> send() {
		List<Judgement> unsent = jobs.lockUnsent(AT_ONCE);
		if (unsent.isEmpty()) {
			return List.of();
		}
		Map<UUID, String> found = sources.of(unsent.stream().map(Judgement::programId).toList());
		Map<Judgement, TracedJob> made = new LinkedHashMap<>();
		for (Judgement judgement : unsent) {
			try {
				made.put(judgement, judgement.job(found.get(judgement.programId()), queue.gathersReports(judgement)));
			}
			catch (RuntimeException ex) {
				// Otherwise it would hold up all jobs that come after it.
				jobs.record(judgement, new Refused(ex.toString()));
			}
		}
		List<Sending> outcomes = sender.send(List.copyOf(made.values()));
		Iterator<Judgement> sent = made.keySet().iterator();
		outcomes.forEach((outcome) -> jobs.record(sent.next(), outcome));
		return outcomes;
	}

}
