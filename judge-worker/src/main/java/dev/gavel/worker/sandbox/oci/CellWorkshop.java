package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.SandboxFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is needed to make cells on this host: its work directory, its rootfs and a
 * runtime that has passed the self-test.
 */
final class CellWorkshop implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(CellWorkshop.class);

	/** The faster one first. */
	private static final List<String> RUNTIMES = List.of("crun", "runc");

	private final SandboxProperties properties;

	private final WorkDirectory workDirectory;

	private final Rootfs rootfs;

	private final SupervisorFiles supervisor;

	private final ScheduledExecutorService watchdog = Executors
		.newSingleThreadScheduledExecutor(daemon("cell-watchdog"));

	private final ExecutorService background = Executors.newFixedThreadPool(2, daemon("cell-pool"));

	private CellWorkshop(SandboxProperties properties, WorkDirectory workDirectory) throws IOException {
		this.properties = properties;
		this.workDirectory = workDirectory;
		this.rootfs = Rootfs.at(properties.rootfs());
		this.supervisor = SupervisorFiles.extractTo(workDirectory.path());
	}

	static CellWorkshop open(SandboxProperties properties) throws IOException {
		requirePassable(properties.workDir(), "gavel.sandbox.work-dir");
		requirePassable(properties.rootfs(), "gavel.sandbox.rootfs");
		WorkDirectory workDirectory = WorkDirectory.claim(properties.workDir());
		try {
			return new CellWorkshop(properties, workDirectory);
		}
		catch (IOException ex) {
			workDirectory.close();
			throw ex;
		}
	}

	/** Without this the runtime fails with a word that helps nobody. */
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
	 * Starts the sandbox with the first runtime that keeps programs apart.
	 * @param slots how many programs run at a time
	 * @throws SandboxUnfit none does
	 */
	OciSandbox start(int slots) {
		Tested tested = firstFit();
		CellPool pool = new CellPool(tested.launcher(), slots + properties.spareCells(), properties, background,
				watchdog);
		pool.fill();
		return new OciSandbox(pool, properties, tested.facts(), this);
	}

	/** Runs the self-test and starts nothing that stays. */
	SandboxFacts check() {
		return firstFit().facts();
	}

	private Tested firstFit() {
		List<String> refusals = new ArrayList<>();
		for (String name : candidates()) {
			try {
				return test(name);
			}
			catch (IOException | SandboxUnfit ex) {
				refusals.add(name + ": " + ex.getMessage());
				log.info("{} is not used: {}", name, ex.getMessage());
			}
		}
		throw new SandboxUnfit("No container runtime on this host keeps programs apart, so no job is taken.\n  "
				+ String.join("\n  ", refusals));
	}

	private List<String> candidates() {
		return properties.runtime().equals("auto") ? RUNTIMES : List.of(properties.runtime());
	}

	private Tested test(String runtimeName) throws IOException {
		SandboxMode mode = SandboxMode.choose(properties.mode());
		if (mode == SandboxMode.ROOTLESS && !properties.allowWithoutCgroups()) {
			throw new SandboxUnfit("memory limit: expected cgroups that this process may write to, found none; "
					+ HostCheck.cgroupRemedy());
		}
		OciRuntime runtime = OciRuntime.of(runtimeName, mode, properties.stateDir());
		new CellReaper(runtime, properties.bundlesDir(), workDirectory.worker()).reap();
		CellLauncher launcher = launcher(runtime, mode.prepare(workDirectory.worker()));
		String python = new SelfTest(launcher, properties).run();
		SandboxFacts facts = new SandboxFacts(runtime.name(), runtime.version(), mode.text(), rootfs.digest(), python,
				supervisor.version());
		log.info("Programs will run in {}", facts);
		return new Tested(launcher, facts);
	}

	private CellLauncher launcher(OciRuntime runtime, String cgroupsAbove) {
		long memoryBytes = properties.maxMemory().toBytes() + OciSession.OWN_MEMORY_BYTES;
		OciBundle bundle = new OciBundle(rootfs, supervisor, runtime.mode(), memoryBytes, properties.uidBase());
		return new CellLauncher(runtime, runtime.mode()::cgroup, bundle, properties.bundlesDir(),
				workDirectory.worker(), cgroupsAbove, properties, watchdog, new AtomicInteger());
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
		background.shutdownNow();
		watchdog.shutdownNow();
		CellReaper.removeCgroups(workDirectory.worker());
		workDirectory.close();
	}

}
