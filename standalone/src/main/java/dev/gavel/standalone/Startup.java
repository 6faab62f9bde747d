package dev.gavel.standalone;

import dev.gavel.api.ApiApplication;
import dev.gavel.api.access.Installation;
import dev.gavel.api.account.link.SetUp;
import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.EmbeddedServerException;
import dev.gavel.embedded.FreePort;
import dev.gavel.embedded.UserCache;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts everything and says that Gavel is ready only when a submission would be judged.
 */
final class Startup {

	private static final Logger logger = LoggerFactory.getLogger(Startup.class);

	private final Options options;

	private final DataFolder data;

	private final Progress progress;

	private final Shutdown shutdown;

	private final String workerToken = UUID.randomUUID().toString();

	/** Where the worker reaches the API. */
	private final int internalPort = FreePort.find();

	private volatile SetUp.@Nullable Link setUpLink;

	private Startup(Options options, DataFolder data, Progress progress, Shutdown shutdown) {
		this.options = options;
		this.data = data;
		this.progress = progress;
		this.shutdown = shutdown;
	}

	static Startup of(Options options, DataFolder data, Progress progress) {
		return new Startup(options, data, progress, Shutdown.atExit(progress));
	}

	void run() {
		LoopbackPort.requireFree(options.port());
		Path rootfs = Rootfs.locate(System.getenv());
		progress.say("Starting Gavel on " + data.path());
		try {
			awaitAll(startParts(rootfs));
		}
		catch (CompletionException ex) {
			if (shutdown.begun()) {
				return; // whatever failed did so because it was stopped
			}
			throw failure(ex.getCause());
		}
		progress.say("Gavel is ready: http://localhost:" + options.port());
		sayWhoMayDoWhat();
	}

	private void sayWhoMayDoWhat() {
		if (setUpLink != null) {
			progress.say("%s, open this link within an hour: http://localhost:%d%s".formatted(setUpLink.purpose(),
					options.port(), setUpLink.path()));
		}
		if (options.access().equals("open")) {
			progress.say("Gavel runs in open mode: every user of this machine, and everyone behind a proxy on it, has"
					+ " full access.");
		}
	}

	/**
	 * Starts the parts at the same time, because each mostly waits or uses one core. Only
	 * the worker starts after Kafka, or on a new Kafka after the API has created the
	 * topics: earlier it would only fill the log.
	 */
	private List<CompletableFuture<?>> startParts(Path rootfs) {
		boolean isNew = data.isNew();
		int kafkaPort = FreePort.find();
		String bootstrapServers = EmbeddedKafka.bootstrapServers(kafkaPort);
		var mySql = inBackground(Part.MYSQL, this::startMySql);
		var kafka = inBackground(Part.KAFKA, (steps) -> startKafka(kafkaPort, steps));
		var api = inBackground(Part.API, (steps) -> startApi(mySql, bootstrapServers, steps));
		var worker = (isNew ? api : kafka).thenCompose(
				(there) -> inBackground(Part.WORKER, (steps) -> startWorker(rootfs, bootstrapServers, api, steps)));
		// Beside the worker, which tries the checkers of samples.
		var samples = api.thenAcceptAsync(this::addSamples,
				(runnable) -> new Thread(runnable, "start-samples").start());
		return List.of(mySql, kafka, api, worker, samples);
	}

	private <T> CompletableFuture<T> inBackground(Part part, Function<Consumer<String>, T> start) {
		return CompletableFuture.supplyAsync(() -> progress.track(part, start),
				(runnable) -> new Thread(runnable, "start-" + part.title()).start());
	}

	/** Waits for all parts, or for the first that fails. */
	private static void awaitAll(List<CompletableFuture<?>> parts) {
		CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
		parts.forEach((part) -> part.whenComplete((started, failure) -> {
			if (failure != null) {
				all.completeExceptionally(failure);
			}
		}));
		all.join();
	}

	private StartFailure failure(Throwable failure) {
		logger.error("Start failed", failure);
		if (failure instanceof StartFailure ours) {
			return ours;
		}
		String message = RootCause.message(failure);
		return new StartFailure(
				(failure instanceof EmbeddedServerException) ? message
						: "Gavel did not start: %s%nMore in %s".formatted(message, data.logs().resolve("gavel.log")),
				failure);
	}

	private EmbeddedMySql startMySql(Consumer<String> steps) {
		EmbeddedMySql mySql = shutdown.add(Part.MYSQL,
				EmbeddedMySql.start(data.mySql(), UserCache.folder(), Durability.POWER_CUT, steps));
		mySql.onExit().thenRun(() -> shutdown.breakOff("MySQL has ended unexpectedly"));
		logger.info("MySQL is at {}", mySql.jdbcUrl());
		return mySql;
	}

	private EmbeddedKafka startKafka(int port, Consumer<String> steps) {
		EmbeddedKafka.onFatalError((cause) -> shutdown.breakOff("Kafka cannot continue: " + cause));
		EmbeddedKafka kafka = shutdown.add(Part.KAFKA, EmbeddedKafka.start(data.kafka(), port, steps));
		logger.info("Kafka is at {}", kafka.bootstrapServers());
		return kafka;
	}

	private ConfigurableApplicationContext startApi(CompletableFuture<EmbeddedMySql> mySql, String bootstrapServers,
			Consumer<String> steps) {
		steps.accept("starting");
		ConfigurableApplicationContext api = shutdown.add(Part.API,
				Service.start(ApiApplication.class, "api-service", apiSettings(bootstrapServers),
						(context) -> context.getBeanFactory()
							.registerSingleton("startingDatabase", new StartingDatabase(mySql))));
		setUpLink = api.getBean(SetUp.class).link().orElse(null);
		return api;
	}

	private void addSamples(ConfigurableApplicationContext api) {
		// With accounts, questions need an owner.
		if (!api.getBean(Installation.class).isOpen() || data.hadSamples()) {
			return;
		}
		int samples = new SampleQuestions(options.address()).completeUnlessThereAreOthers();
		if (samples > 0) {
			progress.say("  %d sample questions added".formatted(samples));
		}
		data.rememberSamples();
	}

	private Map<String, Object> apiSettings(String bootstrapServers) {
		return Map.of("spring.kafka.bootstrap-servers", bootstrapServers, //
				"server.address", "127.0.0.1", //
				"server.port", options.port(), //
				// Queries are read when first used: a tenth of the start.
				"spring.data.jpa.repositories.bootstrap-mode", "lazy", //
				// Starts beside the web server's beans.
				"spring.jpa.bootstrap", "async", //
				"gavel.access.mode", options.access(), //
				"gavel.worker-token", workerToken, //
				"gavel.internal.port", internalPort);
	}

	private ConfigurableApplicationContext startWorker(Path rootfs, String bootstrapServers, CompletableFuture<?> api,
			Consumer<String> steps) {
		steps.accept("checking the sandbox");
		LocalWorker local = new LocalWorker(options, rootfs, bootstrapServers, "http://127.0.0.1:" + internalPort,
				workerToken);
		ConfigurableApplicationContext worker = shutdown.add(Part.WORKER, local.start());
		steps.accept("warming up");
		LocalWorker.awaitWarmCells(worker);
		api.join(); // it creates the topics
		local.awaitSlots(bootstrapServers);
		return worker;
	}

}
