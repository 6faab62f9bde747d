package dev.gavel.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A whole Gavel of separate processes on this machine. What its parts print is left in
 * {@code target/clusters}; whatever happens, its processes end with this one.
 */
public final class Cluster implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	private final Path folder;

	/** Every user may pass through this folder, because cells are other users. */
	private final Path workDirs;

	private final @Nullable WorkerNetwork network;

	private final String host;

	private final Database database;

	private final KafkaAccess kafkaAccess;

	private final Broker broker;

	private final List<Api> apis = new ArrayList<>();

	private final List<Worker> workers = new ArrayList<>();

	private final List<SmallDisk> disks = new ArrayList<>();

	private final Thread atExit = new Thread(this::abandon);

	private Cluster(String name, @Nullable WorkerNetwork network, boolean withKafkaAccounts) {
		this.network = network;
		this.host = (network != null) ? network.outside() : LOOPBACK;
		try {
			Path clusters = Files.createDirectories(Path.of("target", "clusters").toAbsolutePath());
			this.folder = Files.createTempDirectory(clusters, name + "-");
			this.workDirs = Files.createTempDirectory(Path.of("/var/tmp"), "gavel-cluster-");
			Command.run("chmod", "711", workDirs.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.database = new Database(folder);
		this.kafkaAccess = withKafkaAccounts ? KafkaAccess.withAccounts(folder, host) : KafkaAccess.open();
		this.broker = Broker.in(folder, host, kafkaAccess);
		Runtime.getRuntime().addShutdownHook(atExit);
	}

	/**
	 * Nothing of it runs yet, but its database has been started once and so has an
	 * account.
	 */
	public static Cluster create(String name) {
		return new Cluster(name, null, false).withAccount();
	}

	/** As {@link #create}, with a network for one of the workers. */
	public static Cluster createWithNetwork(String name) {
		return new Cluster(name, WorkerNetwork.create(), false).withAccount();
	}

	/**
	 * As {@link #create}, with a broker that asks for accounts and checks their rights.
	 */
	public static Cluster createWithKafkaAccounts(String name) {
		return new Cluster(name, null, true).withAccount();
	}

	private Cluster withAccount() {
		database.launch();
		database.stop();
		return this;
	}

	public Api addApi(Map<String, String> settings) {
		Map<String, String> own = new HashMap<>(database.settings());
		own.putAll(kafkaAccess.serviceSettings(KafkaAccess.API));
		Api api = Api.of("api-" + (apis.size() + 1), folder, host, with(settings, own));
		apis.add(api);
		return api;
	}

	/** One more on this machine, which fetches suites from the first API. */
	public Worker addWorker(Map<String, String> settings) {
		return addWorker(new WorkerPlace(LOOPBACK, List.of(), newWorkDir()), settings);
	}

	/** One in the network that was made for it. */
	public Worker addWorkerIn(WorkerNetwork network, Map<String, String> settings) {
		return addWorker(new WorkerPlace(network.inside(), network.entry(), newWorkDir()), settings);
	}

	/** One whose work directory is {@link #disk()}. */
	public Worker addWorkerWithSmallDisk(Map<String, String> settings) {
		Path workDir = newWorkDir();
		disks.add(SmallDisk.mount(workDir));
		return addWorker(new WorkerPlace(LOOPBACK, List.of(), workDir), settings);
	}

	/** With patience for cells on a machine that runs other builds at the same time. */
	private Worker addWorker(WorkerPlace place, Map<String, String> settings) {
		Map<String, String> own = new HashMap<>(kafkaAccess.serviceSettings(KafkaAccess.WORKER));
		own.putAll(Map.of("GAVEL_API_URL", apis.get(0).forWorkers().toString(), "GAVEL_ROOTFS",
				System.getenv("GAVEL_ROOTFS"), "GAVEL_SANDBOX_START_TIMEOUT", "2m", "GAVEL_SANDBOX_GRACE", "30s"));
		Worker worker = Worker.of("worker-" + (workers.size() + 1), folder, place, with(settings, own));
		workers.add(worker);
		return worker;
	}

	private Map<String, String> with(Map<String, String> settings, Map<String, String> own) {
		Map<String, String> all = new HashMap<>(own);
		all.put("GAVEL_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
		all.put("GAVEL_WORKER_TOKEN", "a-token-of-this-cluster");
		all.putAll(settings);
		return all;
	}

	private Path newWorkDir() {
		try {
			return Files.createDirectory(workDirs.resolve(String.valueOf(workers.size() + 1)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** In the order in which they need each other; returns when all are ready. */
	public void start() {
		database.start();
		broker.start();
		Stream.of(apis, workers).flatMap(List::stream).forEach(Part::launch);
		Stream.of(apis, workers).flatMap(List::stream).forEach(Part::awaitReady);
	}

	public Database database() {
		return database;
	}

	public KafkaAccess kafkaAccess() {
		return kafkaAccess;
	}

	public Broker broker() {
		return broker;
	}

	public List<Api> apis() {
		return apis;
	}

	public List<Worker> workers() {
		return workers;
	}

	public SmallDisk disk() {
		return disks.get(0);
	}

	public WorkerNetwork network() {
		return Objects.requireNonNull(network, "this cluster has no network for a worker");
	}

	private Stream<Part> parts() {
		return Stream.of(workers, apis, List.of(broker, database)).flatMap(List::stream);
	}

	/** When the tests are ended before they could close it. */
	private void abandon() {
		parts().filter(Part::isRunning).forEach((part) -> part.process().destroyForcibly());
		removePlaces();
	}

	@Override
	public void close() {
		parts().filter(Part::isRunning).forEach(Part::stop);
		Runtime.getRuntime().removeShutdownHook(atExit);
		removePlaces();
	}

	private void removePlaces() {
		disks.forEach(SmallDisk::close);
		if (network != null) {
			network.close();
		}
		try {
			FileSystemUtils.deleteRecursively(workDirs);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
