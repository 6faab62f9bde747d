package dev.gavel.api.dispatch;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.gavel.api.settings.DispatchProperties;
import dev.gavel.api.submission.Judgements;
import dev.gavel.api.trace.LogIds;
import java.time.Duration;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/**
 * The task that sends a job. It is tried until Kafka has confirmed the job, however long
 * that takes; only when Kafka refuses the job itself is its attempt given up.
 */
@Configuration(proxyBeanMethods = false)
class JobPublication {

	static final String TASK = "publish-job";

	private static final int HOPELESS_TRIES = 3;

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private static final Logger logger = LoggerFactory.getLogger(JobPublication.class);

	@Bean
	OneTimeTask<Void> publishJob(JobSender sender, Judgements judgements, DispatchProperties properties) {
		return Tasks.oneTime(TASK).onFailure((complete, operations) -> {
			JobReference job = JobReference.parse(complete.getExecution().getId());
			try (LogIds ids = LogIds.ofAttempt(job.judgementId(), job.attempt())) {
				if (isHopeless(complete)) {
					giveUp(job, complete, operations, judgements);
				}
				else {
					retry(complete, operations, properties.retryAfter());
				}
			}
		}).onDeadExecutionRevive().execute((task, context) -> sender.send(JobReference.parse(task.getId())));
	}

	private static boolean isHopeless(ExecutionComplete complete) {
		return complete.getExecution().consecutiveFailures >= HOPELESS_TRIES - 1
				&& complete.getCause().map(JobPublication::isRefused).orElse(false);
	}

	/**
	 * Whether Kafka will never take this very job; what an operator can mend is none of
	 * that.
	 */
	static boolean isRefused(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ApiException) {
				return !(cause instanceof RetriableException || cause instanceof AuthenticationException
						|| cause instanceof AuthorizationException);
			}
		}
		return false;
	}

	private static void giveUp(JobReference job, ExecutionComplete complete, ExecutionOperations<Void> operations,
			Judgements judgements) {
		String reason = "the job cannot be sent: " + complete.getCause()
			.map(NestedExceptionUtils::getMostSpecificCause)
			.map(Throwable::toString)
			.orElse("");
		logger.error("Judgement {}: {}", job.judgementId(), reason);
		judgements.failed(job.judgementId(), job.attempt(), reason);
		operations.remove();
	}

	private static void retry(ExecutionComplete complete, ExecutionOperations<Void> operations, Duration retryAfter) {
		int failures = complete.getExecution().consecutiveFailures;
		Duration pause = retryAfter.multipliedBy(1L << Math.min(failures, 10));
		Duration bounded = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
		logger.warn("Job {} could not be sent ({}); it is sent again in {}", complete.getExecution().getId(),
				complete.getCause().map(Throwable::toString).orElse("no cause given"), bounded);
		operations.reschedule(complete, complete.getTimeDone().plus(bounded));
	}

}
