package dev.gavel.benchmarks.installation;

import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.FreePort;
import dev.gavel.embedded.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessHandle.Info;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** MySQL, Kafka, one replica of the API, and as many workers as are asked for. */
public final class Installation implements AutoCloseable {

	private static final int SLOTS_OF_A_WORKER = 16;

	private final String token = UUID.randomUUID().toString();

	private final Path logs;

	private final EmbeddedMySql mySql;

	private final PartProcess kafka;

	private final String bootstrapServers;

	private final PartProcess api;

	private final int port = FreePort.find();

	private final List<PartProcess> workers = new ArrayList<>();

	private Installation(Path folder) {
		this.logs = folder(folder.resolve("logs"));
		this.mySql = EmbeddedMySql.start(folder.resolve("mysql"), UserCache.folder(), Durability.POWER_CUT, (step) -> {
		});
		this.kafka = start("kafka", List.of(folder.resolve("kafka").toString()));
		this.bootstrapServers = kafka.awaitReady();
		this.api = start("api", apiSettings());
		api.awaitReady();
	}

	/**
	 * @param folder keeps all its data
	 */
	public static Installation start(Path folder, Consumer<String> progress) {
		progress.accept("starting MySQL, Kafka and the API in " + folder);
		return new Installation(folder);
	}

	private static Path folder(Path path) {
		try {
			return Files.createDirectories(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private PartProcess start(String part, List<String> settings) {
		return start(part, part, settings);
	}

	private PartProcess start(String part, String name, List<String> settings) {
		List<String> arguments = new ArrayList<>(List.of(part));
		arguments.addAll(settings);
		return PartProcess.start(name, logs, arguments);
	}

	private List<String> apiSettings() {
		return List.of("--spring.datasource.url=" + mySql.jdbcUrl(), "--spring.datasource.username=" + mySql.username(),
				"--spring.datasource.password=" + mySql.password(),
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--server.port=" + port,
				"--gavel.worker-token=" + token);
	}

	private List<String> workerSettings(String name, int slots) {
		return List.of("--spring.main.web-application-type=none",
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--gavel.worker.id=" + name,
				"--gavel.worker.api-url=" + address(), "--gavel.worker.api-token=" + token,
				"--gavel.worker.slots=" + slots,
				"--management.endpoint.health.group.readiness.include=readinessState,slotsHealth,workerFitness");
	}

	/** Starts workers of at most 16 slots, in place of those that are there. */
	public void workers(int slots) {
		stopWorkers();
		IntStream.range(0, (slots + SLOTS_OF_A_WORKER - 1) / SLOTS_OF_A_WORKER).forEach((number) -> {
			String name = "worker-%d-of-%d-slots".formatted(number + 1, slots);
			int share = Math.min(SLOTS_OF_A_WORKER, slots - number * SLOTS_OF_A_WORKER);
			workers.add(start("worker", name, workerSettings(name, share)));
		});
		workers.forEach(PartProcess::awaitReady);
	}

	private void stopWorkers() {
		workers.forEach(PartProcess::close);
		workers.clear();
	}

	/** Where clients send to. */
	public URI address() {
		return URI.create("http://127.0.0.1:" + port);
	}

	public DatabaseCounters databaseCounters() {
		return DatabaseCounters.read(mySql.jdbcUrl(), mySql.username(), mySql.password());
	}

	/** Of judgements that have ended since then. */
	public Stages stages(Instant since) {
		return Stages.read(mySql.jdbcUrl(), mySql.username(), mySql.password(), since);
	}

	/** Of the workers that run now. */
	public CpuTimes cpuTimes() {
		Map<Part, Duration> used = new EnumMap<>(Part.class);
		used.put(Part.API, api.cpuTime());
		used.put(Part.KAFKA, kafka.cpuTime());
		used.put(Part.MYSQL, cpuTime(mySql.pid()));
		used.put(Part.WORKERS, workers.stream().map(PartProcess::cpuTime).reduce(Duration.ZERO, Duration::plus));
		used.put(Part.CLIENTS, cpuTime(ProcessHandle.current().pid()));
		return new CpuTimes(used);
	}

	private static Duration cpuTime(long pid) {
		return ProcessHandle.of(pid)
			.map(ProcessHandle::info)
			.flatMap(Info::totalCpuDuration)
			.orElseThrow(() -> new IllegalStateException("Process %d has ended".formatted(pid)));
	}

	@Override
	public void close() {
		stopWorkers();
		api.close();
		kafka.close();
		mySql.close();
	}

}
