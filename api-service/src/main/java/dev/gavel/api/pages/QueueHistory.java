package dev.gavel.api.pages;

import dev.gavel.api.queue.Queue;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The queue of the last ten minutes, as this replica has seen it. */
@Component
class QueueHistory {

	static final Duration LENGTH = Duration.ofMinutes(10);

	private final Deque<QueueSample> samples = new ConcurrentLinkedDeque<>();

	private final Queue queue;

	private final Clock clock;

	QueueHistory(Queue queue, Clock clock) {
		this.queue = queue;
		this.clock = clock;
	}

	@Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void sample() {
		add(now());
	}

	void add(QueueSample sample) {
		samples.addLast(sample);
		samples.removeIf((old) -> old.at().isBefore(sample.at().minus(LENGTH)));
	}

	QueueSample now() {
		return QueueSample.of(queue.depth(), clock.instant());
	}

	/** Oldest first. */
	List<QueueSample> samples() {
		return List.copyOf(samples);
	}

}
