package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.JudgementsReleased;
import dev.gavel.api.judgement.Sending;
import dev.gavel.api.platform.kafka.KafkaPreparation;
import dev.gavel.api.queue.Queue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the jobs that {@link NewJobs} does not send from memory. Judgements that are
 * released at the same time are sent together, in the same transaction. Nothing is
 * published about the others: a look once a second finds next attempts whose pause is
 * over, and jobs that this or another replica left unsent.
 */
@Component
class JobPublication {

	private static final Logger logger = LoggerFactory.getLogger(JobPublication.class);

	private final UnsentJobs unsent;

	private final Queue queue;

	private final KafkaPreparation preparation;

	private final Lock turn = new ReentrantLock();

	/** Whether Kafka has confirmed the last jobs; otherwise others would wait, too. */
	private volatile boolean confirmed = true;

	JobPublication(UnsentJobs unsent, Queue queue, KafkaPreparation preparation) {
		this.unsent = unsent;
		this.queue = queue;
		this.preparation = preparation;
	}

	@EventListener
	void onReleased(JudgementsReleased event) {
		if (confirmed && preparation.isPrepared()) {
			note(unsent.send(event.judgements()));
		}
	}

	@Scheduled(fixedDelay = 1000)
	void publishLeftOver() {
		if (queue.depth().queued() == 0) {
			return;
		}
		turn.lock();
		try {
			while (preparation.isPrepared() && publishNext()) {
				logger.trace("There may be more");
			}
		}
		finally {
			turn.unlock();
		}
	}

	private boolean publishNext() {
		List<Sending> outcomes = unsent.send();
		note(outcomes);
		return confirmed && outcomes.size() == UnsentJobs.AT_ONCE;
	}

	private void note(List<Sending> outcomes) {
		Optional<String> doubt = outcomes.stream().flatMap((outcome) -> outcome.doubt().stream()).findFirst();
		doubt.ifPresent((reason) -> logger.warn("Kafka has not confirmed a job ({}); sending it again", reason));
		confirmed = doubt.isEmpty();
	}

}
