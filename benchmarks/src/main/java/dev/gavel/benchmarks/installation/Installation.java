package dev.gavel.benchmarks.installation;

import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.FreePort;
import dev.gavel.embedded.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/** MySQL, Kafka, one replica of the API, and as many workers as are asked for. */
public final class Installation implements AutoCloseable {

	private static final int SLOTS_OF_A_WORKER = 16;

	/** Cells' users pass through the folder. */
	private static final FileAttribute<Set<PosixFilePermission>> PASSABLE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

	private static final String WITHOUT_SANDBOX = "--management.endpoint.health.group.readiness.include="
			+ "readinessState,slotsHealth,workerFitness";

	/** A worker has none, but the API on the same class path brings one. */
	private static final String WITHOUT_DATABASE = "--spring.autoconfigure.exclude="
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private final String token = UUID.randomUUID().toString();

	private final Path folder;

	private final Path logs;

	private final Path sandbox;

	private final EmbeddedMySql mySql;

	private final Database database;

	private final PartProcess kafka;

	private final String bootstrapServers;

	private final PartProcess api;

	private final int port = FreePort.find();

	private final int internalPort = FreePort.find();

	private final List<PartProcess> workers = new ArrayList<>();

	private Installation(Path folder, List<String> access) {
		this.folder = folder;
		this.logs = folder.resolve("logs");
		this.sandbox = folder.resolve("sandbox");
		this.mySql = EmbeddedMySql.start(folder.resolve("mysql"), UserCache.folder(), Durability.POWER_CUT, (step) -> {
		});
		this.database = new Database(mySql);
		this.kafka = PartProcess.start("kafka", "kafka", logs, List.of(folder.resolve("kafka").toString()));
		this.bootstrapServers = kafka.awaitReady();
		this.api = PartProcess.start("api", "api", logs, apiSettings(access));
		api.awaitReady();
	}

	/** Starts an installation in a new folder, in open mode and without workers. */
	public static Installation start() {
		try {
			return start(newFolder(), List.of());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts an installation in a new folder, without workers. Visitors may submit, and
	 * nothing limits how often.
	 * @param operator the name of its operator
	 */
	public static Installation startWithAccounts(String operator, String password) {
		try {
			Path folder = newFolder();
			Path file = Files.writeString(folder.resolve("operator-password"), password);
			return start(folder,
					List.of("--gavel.access.mode=accounts", "--gavel.access.operator.name=" + operator,
							"--gavel.access.operator.password-file=" + file, "--gavel.access.visitors-submit=true",
							"--gavel.submissions-per-minute.visitor=0"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path newFolder() throws IOException {
		return Files.createTempDirectory("gavel-bench-", PASSABLE);
	}

	private static Installation start(Path folder, List<String> access) throws IOException {
		System.out.println("  starting MySQL, Kafka and the API in " + folder);
		Files.createDirectory(folder.resolve("logs"));
		return new Installation(folder, access);
	}

	private List<String> apiSettings(List<String> access) {
		List<String> settings = new ArrayList<>(List.of("--spring.datasource.url=" + mySql.jdbcUrl(),
				"--spring.datasource.username=" + mySql.username(), "--spring.datasource.password=" + mySql.password(),
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--server.port=" + port,
				"--gavel.internal.port=" + internalPort, "--gavel.worker-token=" + token));
		settings.addAll(access);
		return settings;
	}

	/** Settings of every worker, whatever judges its jobs. */
	private List<String> workerSettings(String name, int slots) {
		return List.of("--spring.main.web-application-type=none",
				"--spring.kafka.bootstrap-servers=" + bootstrapServers, "--gavel.worker.id=" + name,
				"--gavel.worker.api-url=http://127.0.0.1:" + internalPort, "--gavel.worker.api-token=" + token,
				"--gavel.worker.slots=" + slots);
	}

	/** Replaces all workers by one that runs programs. */
	public void startWorker(int slots, Path rootfs) {
		stopWorkers();
		List<String> settings = new ArrayList<>(workerSettings("worker", slots));
		settings.addAll(
				List.of(WITHOUT_DATABASE, "--gavel.sandbox.rootfs=" + rootfs, "--gavel.sandbox.work-dir=" + sandbox));
		workers.add(PartProcess.start("worker", "worker", logs, settings));
		workers.forEach(PartProcess::awaitReady);
	}

	/** Replaces all workers by some whose jobs sleep, with at most 16 slots each. */
	public void startSleepingWorkers(int slots) {
		stopWorkers();
		IntStream.range(0, (slots + SLOTS_OF_A_WORKER - 1) / SLOTS_OF_A_WORKER).forEach((number) -> {
			String name = "worker-%d-of-%d-slots".formatted(number + 1, slots);
			int share = Math.min(SLOTS_OF_A_WORKER, slots - number * SLOTS_OF_A_WORKER);
			List<String> settings = new ArrayList<>(workerSettings(name, share));
			settings.add(WITHOUT_SANDBOX);
			workers.add(PartProcess.start("sleeping-worker", name, logs, settings));
		});
		workers.forEach(PartProcess::awaitReady);
	}

	private void stopWorkers() {
		workers.forEach(PartProcess::close);
		workers.clear();
	}

	public URI address() {
		return URI.create("http://127.0.0.1:" + port);
	}

	/**
	 * Returns the usage so far. Cells get the CPU time that nothing else accounts for.
	 */
	public Usage usage() {
		Map<Part, Duration> cpu = ofEachPart(ProcessFiles::cpuTime, Duration::plus);
		cpu.put(Part.CLIENTS, new ProcessFiles(ProcessHandle.current().pid()).cpuTime());
		cpu.put(Part.CELLS, cpu.values().stream().reduce(ProcessFiles.machineCpuTime(), Duration::minus));
		return new Usage(cpu, database.statements(), database.commits());
	}

	/** Returns what it holds now. */
	public Footprint footprint() {
		return new Footprint(ofEachPart(ProcessFiles::residentBytes, Long::sum),
				ofEachPart(ProcessFiles::openDescriptors, Long::sum), database.tableBytes(), diskBytes());
	}

	private <T> Map<Part, T> ofEachPart(Function<ProcessFiles, T> fact, BinaryOperator<T> sum) {
		Map<Part, T> facts = new EnumMap<>(Part.class);
		facts.put(Part.API, fact.apply(api.files()));
		facts.put(Part.KAFKA, fact.apply(kafka.files()));
		facts.put(Part.MYSQL, fact.apply(new ProcessFiles(mySql.pid())));
		workers.forEach((worker) -> facts.merge(Part.WORKERS, fact.apply(worker.files()), sum));
		return facts;
	}

	/** Files may have holes, so their lengths do not tell. */
	private long diskBytes() {
		try {
			Process du = new ProcessBuilder("du", "--summarize", "--block-size=1", folder.toString())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			try (Scanner words = new Scanner(du.getInputStream(), StandardCharsets.UTF_8)) {
				return words.nextLong();
			}
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

	/** Not part of closing, so that the logs of a failed benchmark remain. */
	public void deleteData() throws IOException {
		FileSystemUtils.deleteRecursively(folder);
	}

}
