package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellLauncher;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import dev.gavel.worker.sandbox.oci.cell.CellReaper;
import dev.gavel.worker.sandbox.oci.cell.OciSession;
import dev.gavel.worker.sandbox.oci.cell.WarmEnvironment;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.Rootfs;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import dev.gavel.worker.sandbox.oci.host.SupervisorFiles;
import dev.gavel.worker.sandbox.oci.host.WorkDirectory;
import dev.gavel.worker.sandbox.oci.runtime.OciBundle;
import dev.gavel.worker.sandbox.oci.runtime.OciRuntime;
import dev.gavel.worker.sandbox.oci.selftest.SelfTest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes cells on this host, with its work directory, its rootfs and a runtime that has
 * passed the self-test.
 */
final class CellWorkshop implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(CellWorkshop.class);

	/** The faster one first. */
	private static final List<String> RUNTIMES = List.of("crun", "runc");

	private final SandboxProperties properties;

	private final WorkDirectory workDirectory;

	private final Map<String, Rootfs> environments;

	private final SupervisorFiles supervisor;

	private final ScheduledExecutorService watchdog = watchdog();

	private CellWorkshop(SandboxProperties properties, WorkDirectory workDirectory) throws IOException {
		this.properties = properties;
		this.workDirectory = workDirectory;
		this.environments = environments(properties);
		this.supervisor = SupervisorFiles.extractTo(workDirectory.path());
	}

	private static Map<String, Rootfs> environments(SandboxProperties properties) throws IOException {
		Map<String, Rootfs> environments = new LinkedHashMap<>();
		for (Map.Entry<String, Path> environment : properties.rootfsByEnvironment().entrySet()) {
			environments.put(environment.getKey(), Rootfs.at(environment.getValue()));
		}
		return environments;
	}

	static CellWorkshop open(SandboxProperties properties) throws IOException {
		if (properties.cellUsers().isPresent()) {
			requirePassable(properties.workDir(), "gavel.sandbox.work-dir");
			properties.rootfsByEnvironment()
				.forEach((name, rootfs) -> requirePassable(rootfs, "the rootfs of environment " + name));
		}
		WorkDirectory workDirectory = WorkDirectory.claim(properties.workDir());
		try {
			return new CellWorkshop(properties, workDirectory);
		}
		catch (IOException ex) {
			workDirectory.close();
			throw ex;
		}
	}

	/** Checks this first, because the runtime's own error message would not help. */
	private static void requirePassable(Path path, String setting) {
		Host.closedToOthers(path).ifPresent((closed) -> {
			throw new SandboxUnfit(("%s = %s: expected a place that every user can reach, because a cell's root is an"
					+ " ordinary user of this host; %s is closed. Choose another place, or chmod o+x %3$s")
				.formatted(setting, path, closed));
		});
	}

	/** A launcher whose cells have passed the self-test. */
	private record Tested(CellLauncher launcher, SandboxFacts facts) {
	}

	/**
	 * Starts the sandbox with the first runtime that keeps programs apart. Each
	 * environment has as many cells as if all programs were to run in it.
	 * @param slots how many programs run at a time
	 * @throws SandboxUnfit none does
	 */
	OciSandbox start(int slots) {
		Map<String, WarmEnvironment> warm = new LinkedHashMap<>();
		firstFit().forEach((name, tested) -> warm.put(name, warm(name, tested, slots * (1 + properties.spareCells()))));
		return new OciSandbox(warm, properties, this);
	}

	private WarmEnvironment warm(String name, Tested tested, int cells) {
		ExecutorService background = Executors.newFixedThreadPool(2, daemon("cell-pool-" + name));
		CellPool pool = new CellPool(tested.launcher(), cells, properties, background, watchdog);
		pool.fill();
		return new WarmEnvironment(pool, tested.facts());
	}

	/** Runs the self-test in each environment, and keeps no cell. */
	Map<String, SandboxFacts> check() {
		Map<String, SandboxFacts> facts = new LinkedHashMap<>();
		firstFit().forEach((name, tested) -> facts.put(name, tested.facts()));
		return facts;
	}

	private Map<String, Tested> firstFit() {
		List<String> refusals = new ArrayList<>();
		for (String name : candidates()) {
			try {
				return test(name);
			}
			catch (IOException | SandboxUnfit ex) {
				refusals.add(name + ": " + ex.getMessage());
				logger.info("{} is not used: {}", name, ex.getMessage());
			}
		}
		throw new SandboxUnfit(
				"No container runtime on this host keeps programs apart, so this worker takes no jobs.\n  "
						+ String.join("\n  ", refusals));
	}

	private List<String> candidates() {
		return properties.runtime().equals("auto") ? RUNTIMES : List.of(properties.runtime());
	}

	private Map<String, Tested> test(String runtimeName) throws IOException {
		SandboxMode mode = SandboxMode.choose(properties.mode());
		if (mode == SandboxMode.ROOTLESS && !properties.allowWithoutCgroups()) {
			throw new SandboxUnfit("memory limit: expected cgroups that this process may write to, found none; "
					+ SandboxMode.cgroupRemedy());
		}
		OciRuntime runtime = OciRuntime.of(runtimeName, mode, properties.stateDir());
		new CellReaper(runtime, properties.bundlesDir(), workDirectory.worker()).reap();
		String cgroupsAbove = mode.prepare(workDirectory.worker());
		AtomicInteger numbers = new AtomicInteger();
		Map<String, Tested> tested = new LinkedHashMap<>();
		for (Map.Entry<String, Rootfs> environment : environments.entrySet()) {
			CellLauncher launcher = launcher(runtime, environment.getValue(), cgroupsAbove, numbers);
			tested.put(environment.getKey(), test(environment.getKey(), launcher, environment.getValue()));
		}
		return tested;
	}

	private Tested test(String environment, CellLauncher launcher, Rootfs rootfs) throws IOException {
		try {
			Cell cell = new SelfTest(launcher, properties).run();
			OciRuntime runtime = launcher.runtime();
			SandboxFacts facts = new SandboxFacts(runtime.name(), runtime.version(), runtime.mode().text(),
					rootfs.digest(), cell.toolchain(), supervisor.version(), cell.forksBecause());
			logger.info("Programs of environment {} will run in {}{}", environment, facts,
					properties.snapshot() ? "" : " without a memory snapshot (gavel.sandbox.snapshot=false)");
			if (facts.forksBecause() != null && !properties.forksTests()) {
				logger.warn("Each test of environment {} gets a process of its own, which takes more time: {}",
						environment, facts.forksBecause());
			}
			return new Tested(launcher, facts);
		}
		catch (SandboxUnfit ex) {
			throw new SandboxUnfit("environment %s: %s".formatted(environment, ex.getMessage()));
		}
	}

	/**
	 * @param numbers of all cells of this worker, whatever their environment: the users
	 * of a cell follow from its number
	 */
	private CellLauncher launcher(OciRuntime runtime, Rootfs rootfs, String cgroupsAbove, AtomicInteger numbers) {
		long memoryBytes = properties.maxMemory().toBytes() + OciSession.OWN_MEMORY_BYTES + OciSession.STDIN_BYTES;
		OciBundle bundle = new OciBundle(rootfs, supervisor, runtime.mode(), memoryBytes, properties.cellUsers(),
				properties.snapshot(), properties.forksTests());
		return new CellLauncher(runtime, runtime.mode()::cgroup, bundle, properties.bundlesDir(),
				workDirectory.worker(), cgroupsAbove, properties, watchdog, numbers);
	}

	/**
	 * Looks at its clock every second. Otherwise each deadline that is set or met would
	 * wake it up.
	 */
	private static ScheduledExecutorService watchdog() {
		ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1, daemon("cell-watchdog"));
		watchdog.setRemoveOnCancelPolicy(true);
		watchdog.scheduleAtFixedRate(() -> {
		}, 1, 1, TimeUnit.SECONDS);
		return watchdog;
	}

	private static ThreadFactory daemon(String name) {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	@Override
	public void close() throws IOException {
		watchdog.shutdownNow();
		CellReaper.removeCgroups(workDirectory.worker());
		workDirectory.close();
	}

}
