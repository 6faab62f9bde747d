package dev.gavel.worker.job;

import dev.gavel.message.JudgedIn;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.Topics;
import dev.gavel.message.WorkerNews;
import dev.gavel.message.WorkerNews.State;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.judging.Judge;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends the worker's news: every four seconds, within two of a change, and when it stops.
 * Only what people see and how many jobs are sent ahead depend on it.
 */
@Component
class Heartbeat implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private static final int PERIOD_SECONDS = 2;

	private static final int LAST_WORD_SECONDS = 2;

	private final WorkerProperties properties;

	private final JobSlots slots;

	private final JobMetrics metrics;

	private final WorkerFitness fitness;

	private final Sandbox sandbox;

	private final KafkaTemplate<String, byte[]> kafka;

	private final JudgedIn place;

	private final List<OfferedEnvironment> environments;

	private final String host;

	private final Instant startedAt;

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "heartbeat"));

	private volatile @Nullable WorkerNews told;

	private volatile boolean running;

	Heartbeat(WorkerProperties properties, JobSlots slots, JobMetrics metrics, WorkerFitness fitness, Judge judge,
			Sandbox sandbox, KafkaTemplate<String, byte[]> kafka, Clock clock) throws UnknownHostException {
		this.properties = properties;
		this.slots = slots;
		this.metrics = metrics;
		this.fitness = fitness;
		this.sandbox = sandbox;
		this.kafka = kafka;
		this.place = judge.judgedIn();
		this.environments = sandbox.environments().stream().map(this::offered).toList();
		this.host = InetAddress.getLocalHost().getHostName();
		this.startedAt = clock.instant();
	}

	@Override
	public void start() {
		running = true;
		timer.scheduleAtFixedRate(this::beat, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	private void beat() {
		try {
			WorkerNews news = news(slots.isStopping() ? State.STOPPING : state());
			if (news.equals(told)) {
				told = null;
				return;
			}
			told = news;
			send(news).whenComplete((sent, failure) -> told = (failure != null) ? null : told);
		}
		catch (RuntimeException ex) {
			logger.debug("Kafka did not take the heartbeat", ex);
		}
	}

	private State state() {
		return (fitness.trouble() != null) ? State.UNFIT : State.WORKING;
	}

	private WorkerNews news(State state) {
		return new WorkerNews(host, startedAt, state, fitness.trouble(), properties.slots(), metrics.busySlots(),
				sandbox.readyCells(), place, environments);
	}

	private OfferedEnvironment offered(String name) {
		SandboxFacts facts = sandbox.facts(name);
		return new OfferedEnvironment(name, facts.pythonVersion(), facts.rootfsDigest(), facts.forksBecause());
	}

	private CompletableFuture<?> send(WorkerNews news) {
		return kafka.send(Topics.WORKERS, properties.id(), MessageCodec.encode(news));
	}

	@Override
	public void stop() {
		timer.shutdownNow();
		running = false;
		try {
			send(news(State.STOPPED)).get(LAST_WORD_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			logger.debug("Kafka did not take the last news", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return running;
	}

	/** Starts before the slots and stops after them. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

}
