package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.JudgementReleased;
import dev.gavel.api.judgement.Sending;
import dev.gavel.api.platform.kafka.KafkaPreparation;
import dev.gavel.api.platform.task.Coalesced;
import dev.gavel.api.queue.Queue;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends the jobs that {@link NewJobs} does not send from memory. Judgements that are
 * released at the same time are sent together, at once. Nothing is published about the
 * others: a look once a second finds next attempts whose pause is over, and jobs that
 * this or another replica left unsent.
 */
@Component
class JobPublication {

	private static final Logger logger = LoggerFactory.getLogger(JobPublication.class);

	private final UnsentJobs unsent;

	private final Queue queue;

	private final KafkaPreparation preparation;

	private final Coalesced publishing;

	JobPublication(UnsentJobs unsent, Queue queue, KafkaPreparation preparation,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.unsent = unsent;
		this.queue = queue;
		this.preparation = preparation;
		this.publishing = new Coalesced(executor, this::publish);
	}

	@TransactionalEventListener
	void onReleased(JudgementReleased event) {
		publishing.request();
	}

	@Scheduled(fixedDelay = 1000)
	void publishLeftOver() {
		if (queue.depth().queued() > 0) {
			publishing.request();
		}
	}

	private void publish() {
		while (preparation.isPrepared() && publishNext()) {
			logger.trace("There may be more");
		}
	}

	private boolean publishNext() {
		List<Sending> outcomes = unsent.send();
		Optional<String> doubt = outcomes.stream().flatMap((outcome) -> outcome.doubt().stream()).findFirst();
		doubt.ifPresent((reason) -> logger.warn("Kafka has not confirmed a job ({}); sending it again", reason));
		return doubt.isEmpty() && outcomes.size() == UnsentJobs.AT_ONCE;
	}

}
