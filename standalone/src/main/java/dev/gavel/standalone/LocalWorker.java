package dev.gavel.standalone;

import dev.gavel.worker.JudgeWorkerApplication;
import dev.gavel.worker.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker that judges on this machine. */
final class LocalWorker {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final String id = "standalone-" + UUID.randomUUID();

	private final Options options;

	private final Map<String, Object> settings = new HashMap<>();

	LocalWorker(Options options, Path rootfs, String bootstrapServers, String apiUrl, String token) {
		this.options = options;
		settings.put("spring.main.web-application-type", "none");
		// On the class path because of the API; everything else about databases follows
		// from it.
		settings.put("spring.autoconfigure.exclude",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
		settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
		settings.put("gavel.worker.id", id);
		settings.put("gavel.worker.api-url", apiUrl);
		settings.put("gavel.worker.api-token", token);
		settings.put("gavel.worker.slots", options.slots());
		settings.put("gavel.worker.suite-cache-dir", options.data());
		settings.put("gavel.worker.stop-grace", "3s");
		settings.put("gavel.worker.leave-within", "500ms");
		settings.put("gavel.sandbox.rootfs", rootfs);
		settings.put("gavel.sandbox.environments", options.environmentSettings());
		settings.put("gavel.sandbox.work-dir", SandboxFolder.of(options.data()));
	}

	ConfigurableApplicationContext start() {
		return Service.start(JudgeWorkerApplication.class, JudgeWorkerApplication.CONFIG_NAME, settings);
	}

	static void awaitWarmCells(ConfigurableApplicationContext worker) {
		Waiting.until(PATIENCE, worker.getBean(Sandbox.class)::isWarm,
				"No container was ready within %d s; ./gavel doctor checks why".formatted(PATIENCE.toSeconds()));
	}

	/** Returns when all slots may take jobs. The topics must exist. */
	void awaitSlots(String bootstrapServers) {
		try (WorkerGroup group = new WorkerGroup(bootstrapServers)) {
			group.awaitMembers(id, options.slots());
		}
	}

}
