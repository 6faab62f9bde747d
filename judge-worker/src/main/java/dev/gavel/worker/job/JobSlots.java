package dev.gavel.worker.job;

import dev.gavel.worker.WorkerProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the slots after everything else of the worker, and stops them first. */
@Component
class JobSlots implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(JobSlots.class);

	private static final Duration LAST_STEPS = Duration.ofSeconds(10);

	private final WorkerProperties properties;

	private final JobConsumers consumers;

	private final JobHandler handler;

	private final Parker parker;

	private final Cancellations cancellations;

	private final JobMetrics metrics;

	private final JobTraces traces;

	private final SlotPermits permits;

	private final Stop stop;

	private final List<JobSlot> slots = new ArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	JobSlots(WorkerProperties properties, KafkaProperties kafka, JobHandler handler, Parker parker,
			Cancellations cancellations, JobMetrics metrics, JobTraces traces, SlotPermits permits, Clock clock) {
		this.properties = properties;
		this.consumers = new JobConsumers(kafka, properties.leaveWithin());
		this.handler = handler;
		this.parker = parker;
		this.cancellations = cancellations;
		this.metrics = metrics;
		this.traces = traces;
		this.permits = permits;
		this.stop = new Stop(clock, properties.stopGrace());
	}

	@Override
	public void start() {
		for (int number = 1; number <= properties.slots(); number++) {
			String name = properties.id() + "-slot-" + number;
			JobSlot slot = new JobSlot(name, () -> consumers.create(name), handler, parker, cancellations, metrics,
					traces, permits, stop);
			Thread thread = new Thread(slot, name);
			slots.add(slot);
			threads.add(thread);
			thread.start();
		}
		logger.info("Worker {} takes jobs in {} slots", properties.id(), properties.slots());
	}

	@Override
	public void stop() {
		stop.request();
		slots.forEach(JobSlot::wakeUp);
		threads.forEach(this::join);
		slots.clear();
		threads.clear();
		logger.info("Worker {} has stopped", properties.id());
	}

	private void join(Thread thread) {
		try {
			thread.join(properties.stopGrace().plus(LAST_STEPS).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean isStopping() {
		return stop.requested();
	}

	/** Returns how many slots judge or wait for a job. */
	int live() {
		return (int) threads.stream().filter(Thread::isAlive).count();
	}

	@Override
	public boolean isRunning() {
		return !threads.isEmpty();
	}

}
