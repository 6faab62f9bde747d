package dev.gavel.standalone;

import dev.gavel.api.ApiApplication;
import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.worker.JudgeWorkerApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts everything in order and says that Gavel is ready only when a submission would be
 * judged.
 */
final class Startup {

	private static final Logger logger = LoggerFactory.getLogger(Startup.class);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Options options;

	private final DataFolder data;

	private final Progress progress;

	private final Shutdown shutdown;

	private final String workerToken = UUID.randomUUID().toString();

	private final String workerId = "standalone-" + UUID.randomUUID();

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
			EmbeddedKafka.onFatalError(cause -> shutdown.breakOff("Kafka cannot go on: " + cause));
			Servers servers = Servers.start(data, progress, shutdown);
			logger.info("MySQL is at {}, Kafka at {}", servers.mySql().jdbcUrl(), servers.kafka().bootstrapServers());
			servers.mySql().onExit().thenRun(() -> shutdown.breakOff("MySQL has ended unexpectedly"));
			progress.track("API", steps -> startApi(servers, steps));
			progress.track("Worker", steps -> startWorker(servers, rootfs, steps));
		}
		catch (RuntimeException ex) {
			if (shutdown.begun()) {
				return; // whatever failed did so because it was stopped
			}
			throw failure(ex);
		}
		progress.say("Gavel is ready: http://localhost:" + options.port());
	}

	private StartFailure failure(RuntimeException ex) {
		logger.error("Start failed", ex);
		return (ex instanceof StartFailure failure) ? failure : new StartFailure("Gavel did not start: %s%nMore in %s"
			.formatted(RootCause.message(ex), data.logs().resolve("gavel.log")), ex);
	}

	private ConfigurableApplicationContext startApi(Servers servers, Consumer<String> steps) {
		steps.accept("starting");
		var api = shutdown.add(Service.start(ApiApplication.class, "api-service",
				Map.of("spring.datasource.url", servers.mySql().jdbcUrl(), //
						"spring.datasource.username", servers.mySql().username(), //
						"spring.datasource.password", servers.mySql().password(), //
						"spring.kafka.bootstrap-servers", servers.kafka().bootstrapServers(), //
						"server.address", "127.0.0.1", //
						"server.port", options.port(), //
						"gavel.worker-token", workerToken, //
						"gavel.environments", String.join(",", options.environments().keySet()))));
		int samples = new SampleQuestions(address()).completeUnlessThereAreOthers();
		if (samples > 0) {
			steps.accept(samples + " sample questions added");
		}
		return api;
	}

	private ConfigurableApplicationContext startWorker(Servers servers, Path rootfs, Consumer<String> steps) {
		steps.accept("checking the sandbox");
		var worker = shutdown.add(Service.start(JudgeWorkerApplication.class, JudgeWorkerApplication.CONFIG_NAME,
				workerSettings(servers, rootfs)));
		steps.accept("warming up");
		awaitWarmCells(worker.getBean("sandboxHealth", HealthIndicator.class));
		try (WorkerGroup group = new WorkerGroup(servers.kafka().bootstrapServers())) {
			group.awaitMembers(workerId, options.slots());
		}
		return worker;
	}

	private static void awaitWarmCells(HealthIndicator sandbox) {
		Waiting.until(PATIENCE, () -> {
			Health health = sandbox.health();
			return health.getStatus().equals(Status.UP)
					&& health.getDetails().get("environments") instanceof Map<?, ?> environments
					&& environments.values().stream().allMatch(Startup::hasCells);
		}, "No container was ready within %d s; ./gavel doctor checks why".formatted(PATIENCE.toSeconds()));
	}

	private static boolean hasCells(Object environment) {
		return environment instanceof Map<?, ?> details && details.get("cells") instanceof Map<?, ?> cells
				&& !cells.isEmpty();
	}

	private Map<String, Object> workerSettings(Servers servers, Path rootfs) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("spring.main.web-application-type", "none");
		// On the class path because of the API; everything else about databases follows
		// from it.
		settings.put("spring.autoconfigure.exclude",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
		settings.put("spring.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
		settings.put("gavel.worker.id", workerId);
		settings.put("gavel.worker.api-url", address());
		settings.put("gavel.worker.api-token", workerToken);
		settings.put("gavel.worker.slots", options.slots());
		settings.put("gavel.worker.stop-grace", "3s");
		settings.put("gavel.worker.leave-within", "500ms");
		settings.put("gavel.sandbox.rootfs", rootfs);
		settings.put("gavel.sandbox.environments", options.environmentSettings());
		settings.put("gavel.sandbox.work-dir", SandboxFolder.of(data.path()));
		return settings;
	}

	private URI address() {
		return URI.create("http://127.0.0.1:" + options.port());
	}

}
