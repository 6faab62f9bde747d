package dev.gavel.api.dispatch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.gavel.api.submission.JudgementQueued;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Schedules the sending of a job in the transaction that queues its judgement: both are
 * stored, or neither.
 */
@Component
class JobScheduling {

	private final Scheduler scheduler;

	private final OneTimeTask<Void> publishJob;

	private final Clock clock;

	JobScheduling(Scheduler scheduler, OneTimeTask<Void> publishJob, Clock clock) {
		this.scheduler = scheduler;
		this.publishJob = publishJob;
		this.clock = clock;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void onQueued(JudgementQueued event) {
		JobReference job = new JobReference(event.judgementId(), event.attempt());
		scheduler.scheduleIfNotExists(publishJob.instance(job.toString()), clock.instant().plus(event.pause()));
	}

	/**
	 * Not earlier: the scheduler would look for the task before it can be seen, and again
	 * only seconds later.
	 */
	@TransactionalEventListener
	void onCommitted(JudgementQueued event) {
		scheduler.triggerCheckForDueExecutions();
	}

}
