package dev.gavel.api.dispatch;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.gavel.api.settings.DispatchProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The task that sends a job. It is tried until Kafka has confirmed the job, however long
 * that takes.
 */
@Configuration(proxyBeanMethods = false)
class JobPublication {

	static final String TASK = "publish-job";

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private static final Logger logger = LoggerFactory.getLogger(JobPublication.class);

	@Bean
	OneTimeTask<Void> publishJob(JobSender sender, DispatchProperties properties) {
		return Tasks.oneTime(TASK)
			.onFailure((complete, operations) -> retry(complete, operations, properties.retryAfter()))
			.onDeadExecutionRevive()
			.execute((task, context) -> sender.send(JobReference.parse(task.getId())));
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
