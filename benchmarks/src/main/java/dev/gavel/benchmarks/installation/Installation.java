package dev.gavel.benchmarks.installation;

import dev.gavel.benchmarks.installation.Traffic.Bytes;
import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.FreePort;
import dev.gavel.embedded.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** MySQL, Kafka, one replica of the API, and as many workers as are asked for. */
public final class Installation implements Target, AutoCloseable {

	private static final int SLOTS_OF_A_WORKER = 16;

	/** Of the kernel's counters. */
	private static final int MILLIS_PER_TICK = 10;

	private static final String WITHOUT_SANDBOX = "--management.endpoint.health.group.readiness.include="
			+ "readinessState,slotsHealth,workerFitness";

	/** The API, which is on the same class path, brings what is about databases. */
	private static final String WITHOUT_DATABASE = "--spring.autoconfigure.exclude="
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private final String token = UUID.randomUUID().toString();

	private final Path folder;

	private final Path logs;

	private final Path sandbox;

	private final EmbeddedMySql mySql;

	private final PartProcess kafka;

	private final String bootstrapServers;

	private final PartProcess api;

	private final int port = FreePort.find();

	private final List<PartProcess> workers = new ArrayList<>();

	private Installation(Path folder) {
		this.folder = folder;
		this.logs = folder(folder.resolve("logs"));
		this.sandbox = folder.resolve("sandbox");
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

	/** All but how jobs are judged. */
	private List<String> workerSettings(String name, int slots) {
		return List.of("--spring.main.web-application-type=none",
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--gavel.worker.id=" + name,
				"--gavel.worker.api-url=" + address(), "--gavel.worker.api-token=" + token,
				"--gavel.worker.slots=" + slots);
	}

	/** Starts one that runs programs, in place of those that are there. */
	public void judgingWorker(int slots, Path rootfs) {
		stopWorkers();
		List<String> settings = new ArrayList<>(workerSettings("worker", slots));
		settings.addAll(
				List.of(WITHOUT_DATABASE, "--gavel.sandbox.rootfs=" + rootfs, "--gavel.sandbox.work-dir=" + sandbox));
		workers.add(start("worker", settings));
		workers.forEach(PartProcess::awaitReady);
	}

	/**
	 * Starts workers whose jobs only sleep, of at most 16 slots, in place of those that
	 * are there.
	 */
	public void sleepingWorkers(int slots) {
		stopWorkers();
		IntStream.range(0, (slots + SLOTS_OF_A_WORKER - 1) / SLOTS_OF_A_WORKER).forEach((number) -> {
			String name = "worker-%d-of-%d-slots".formatted(number + 1, slots);
			int share = Math.min(SLOTS_OF_A_WORKER, slots - number * SLOTS_OF_A_WORKER);
			List<String> settings = new ArrayList<>(workerSettings(name, share));
			settings.add(WITHOUT_SANDBOX);
			workers.add(start("sleeping-worker", name, settings));
		});
		workers.forEach(PartProcess::awaitReady);
	}

	private void stopWorkers() {
		workers.forEach(PartProcess::close);
		workers.clear();
	}

	@Override
	public URI address() {
		return URI.create("http://127.0.0.1:" + port);
	}

	@Override
	public boolean tellsUsage() {
		return true;
	}

	/** Of the workers that run now. */
	@Override
	public Usage usage() {
		return new Usage(cpuTimes(), DatabaseCounters.read(mySql.jdbcUrl(), mySql.username(), mySql.password()),
				new Traffic(ofEach((process) -> new Bytes(process.readBytes(), process.writtenBytes()), Bytes::plus)));
	}

	@Override
	public Stages stages(Instant since) {
		return Stages.read(mySql.jdbcUrl(), mySql.username(), mySql.password(), since);
	}

	/** What it holds on to now. */
	public Footprint footprint() {
		return new Footprint(ofEach(ProcessFiles::residentBytes, Long::sum),
				ofEach(ProcessFiles::openDescriptors, Long::sum),
				TableSizes.read(mySql.jdbcUrl(), mySql.username(), mySql.password()), DiskUse.of(folder));
	}

	/**
	 * The cells' is what the whole machine used beside all that is known.
	 */
	private CpuTimes cpuTimes() {
		Map<Part, Duration> used = ofEach(ProcessFiles::cpuTime, Duration::plus);
		used.put(Part.CLIENTS, new ProcessFiles(ProcessHandle.current().pid()).cpuTime());
		used.put(Part.CELLS, used.values().stream().reduce(machineCpuTime(), Duration::minus));
		return new CpuTimes(used);
	}

	private <T> Map<Part, T> ofEach(Function<ProcessFiles, T> fact, BinaryOperator<T> sum) {
		Map<Part, T> facts = new EnumMap<>(Part.class);
		facts.put(Part.API, fact.apply(api.files()));
		facts.put(Part.KAFKA, fact.apply(kafka.files()));
		facts.put(Part.MYSQL, fact.apply(new ProcessFiles(mySql.pid())));
		workers.forEach((worker) -> facts.merge(Part.WORKERS, fact.apply(worker.files()), sum));
		return facts;
	}

	/** Of everything that runs here, the kernel included. */
	private static Duration machineCpuTime() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
			String[] ticks = lines.findFirst().orElseThrow().split(" +");
			return IntStream.of(1, 2, 3, 6, 7)
				.mapToObj((column) -> Duration.ofMillis(MILLIS_PER_TICK * Long.parseLong(ticks[column])))
				.reduce(Duration.ZERO, Duration::plus);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		stopWorkers();
		api.close();
		kafka.close();
		mySql.close();
	}

}
