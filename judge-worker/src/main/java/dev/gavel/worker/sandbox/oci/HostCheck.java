package dev.gavel.worker.sandbox.oci;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.oci.host.CgroupPlace;
import dev.gavel.worker.sandbox.oci.host.Command;
import dev.gavel.worker.sandbox.oci.host.Finding;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.IdRange;
import dev.gavel.worker.sandbox.oci.host.Rootfs;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import dev.gavel.worker.sandbox.oci.selftest.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Checks whether this host can judge: everything that a cell needs, then a real cell.
 */
record HostCheck(SandboxProperties properties) {

	private static final int READ_BYTES = 1 << 16;

	/** Folders in /proc where a mount covers nothing. */
	private static final Set<String> EMPTY_PLACES = Set.of("/proc/sys/fs/binfmt_misc", "/proc/fs/nfsd");

	/**
	 * Returns all findings, in the order in which they are best fixed. The real cell is
	 * tried only if the rest is fine.
	 */
	List<Finding> findings() {
		List<Finding> findings = new ArrayList<>(
				List.of(machine(), runtime(), passable("work directory", properties.workDir())));
		properties.rootfsByEnvironment().forEach((name, rootfs) -> {
			String environment = name.equals(EnvironmentName.DEFAULT) ? "" : " of environment " + name;
			findings.add(rootfs("python rootfs" + environment, rootfs));
			findings.add(passable("way to the rootfs" + environment, rootfs));
		});
		findings.addAll(List.of(userNamespaces(), proc(), cellUsers(), seccomp(), memoryLimit(), swap()));
		if (findings.stream().allMatch(Finding::ok)) {
			findings.add(realCell());
		}
		return findings;
	}

	private Finding machine() {
		String found = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		return found.equals("Linux amd64") ? Finding.ok("machine", found)
				: Finding.problem("machine", found, "use Linux on x86-64; cells run nowhere else");
	}

	private Finding runtime() {
		List<String> names = properties.runtime().equals("auto") ? List.of("crun", "runc")
				: List.of(properties.runtime());
		List<String> found = names.stream().filter((name) -> Host.program(name).isPresent()).toList();
		return found.isEmpty()
				? Finding.problem("container runtime", "none of " + names, "install one: apt-get install runc")
				: Finding.ok("container runtime", String.join(", ", found));
	}

	private static Finding rootfs(String name, @Nullable Path directory) {
		if (directory == null) {
			return Finding.problem(name, "none is named",
					"run deploy/rootfs/build-rootfs as root, and set GAVEL_ROOTFS to what it prints");
		}
		try {
			Rootfs rootfs = Rootfs.at(directory);
			return Finding.ok(name, rootfs.directory() + ", sha256:" + rootfs.digest());
		}
		catch (IOException ex) {
			return Finding.problem(name, ex.getMessage(), "run deploy/rootfs/build-rootfs as root");
		}
	}

	private Finding passable(String name, @Nullable Path path) {
		Optional<Path> closed = properties.cellUsers()
			.flatMap((others) -> Optional.ofNullable(path))
			.flatMap(Host::closedToOthers);
		return closed
			.map((part) -> Finding.problem(name, part + " is closed to other users, and a cell's root is one",
					"choose another place, or chmod o+x " + part))
			.orElseGet(() -> Finding.ok(name, String.valueOf(path)));
	}

	private Finding userNamespaces() {
		String max = read("/proc/sys/user/max_user_namespaces").orElse("absent");
		String clone = read("/proc/sys/kernel/unprivileged_userns_clone").orElse("1");
		boolean ok = !max.equals("0") && !max.equals("absent") && (Host.isRoot() || clone.equals("1"));
		if (!ok) {
			return Finding.problem("user namespaces", "switched off",
					"sysctl -w user.max_user_namespaces=10000 kernel.unprivileged_userns_clone=1");
		}
		try {
			Command.of("unshare", "--user", "true").run();
			return Finding.ok("user namespaces", "up to " + max);
		}
		catch (IOException ex) {
			return Finding.problem("user namespaces", String.valueOf(ex.getMessage()),
					"in a container: security_opt seccomp=deploy/seccomp/judge-worker.json, and apparmor=unconfined"
							+ " where the host has AppArmor; elsewhere see kernel.apparmor_restrict_unprivileged_userns");
		}
	}

	/** The kernel gives a new /proc only to those who see all of theirs. */
	private static Finding proc() {
		List<String> covered = read("/proc/self/mountinfo").orElse("")
			.lines()
			.map((line) -> line.split(" ")[4])
			.filter((place) -> place.startsWith("/proc/") && !EMPTY_PLACES.contains(place))
			.toList();
		return covered.isEmpty() ? Finding.ok("/proc", "all of it can be seen")
				: Finding.problem("/proc", "parts are covered: " + String.join(", ", covered),
						"in a container: security_opt systempaths=unconfined; on Kubernetes procMount: Unmasked");
	}

	private Finding cellUsers() {
		return Finding.ok("users of cells",
				properties.cellUsers()
					.map((others) -> "%d each, from %d".formatted(IdRange.OF_A_CELL, others.users().first()))
					.orElse("the worker's own; root could give others, or an ordinary user with"
							+ " gavel.sandbox.subordinate-ids=true"));
	}

	private Finding seccomp() {
		String actions = read("/proc/sys/kernel/seccomp/actions_avail").orElse("none");
		return actions.contains("errno") ? Finding.ok("seccomp", actions)
				: Finding.problem("seccomp", actions, "boot a kernel with CONFIG_SECCOMP_FILTER");
	}

	private Finding memoryLimit() {
		SandboxMode mode = properties.mode().equals("rootless") ? SandboxMode.ROOTLESS : SandboxMode.detect();
		if (mode != SandboxMode.ROOTLESS) {
			return Finding.ok("memory limit",
					mode.text() + CgroupPlace.find().map((place) -> ", in " + place.directory()).orElse(""));
		}
		return properties.allowWithoutCgroups()
				? Finding.ok("memory limit", "per process only, as gavel.sandbox.allow-without-cgroups allows")
				: Finding.problem("memory limit", "no cgroups that this process may write to",
						SandboxMode.cgroupRemedy());
	}

	private Finding swap() {
		boolean counted = SandboxMode.detect() != SandboxMode.CGROUP_V1
				|| Files.exists(Path.of("/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes"));
		boolean swap = read("/proc/swaps").orElse("").lines().count() > 1;
		return (counted || !swap) ? Finding.ok("swap", swap ? "counted" : "none") : Finding.problem("swap",
				"used, but not counted against the memory limit", "boot with swapaccount=1, or swapoff -a");
	}

	/** Uses its own directory, because a worker may be using the configured one. */
	private Finding realCell() {
		Path workDir = properties.workDir().resolve("check-" + ProcessHandle.current().pid());
		try (CellWorkshop workshop = CellWorkshop.open(properties.withWorkDir(workDir))) {
			return Finding.ok("self-test in a real cell", describe(workshop.check()));
		}
		catch (IOException | SandboxUnfit ex) {
			return Finding.problem("self-test in a real cell", String.valueOf(ex.getMessage()),
					"fix that problem, then check again");
		}
		finally {
			FileSystemUtils.deleteRecursively(workDir.toFile());
		}
	}

	private String describe(Map<String, SandboxFacts> environments) {
		SandboxFacts facts = environments.values().iterator().next();
		String barriers = Arrays.stream(Probe.values())
			.filter((probe) -> probe.appliesTo(properties.cellUsers().isPresent()))
			.map(Probe::barrier)
			.collect(Collectors.joining(", "));
		String versions = environments.entrySet()
			.stream()
			.map((environment) -> environment.getKey() + " python " + environment.getValue().pythonVersion())
			.collect(Collectors.joining(", "));
		return "%s %s, %s, %s, memory snapshot %s, tests %s: %s".formatted(facts.runtime(), facts.runtimeVersion(),
				facts.mode(), versions, properties.snapshot() ? "on" : "off", tests(facts), barriers);
	}

	private static String tests(SandboxFacts facts) {
		return (facts.forksBecause() != null) ? "forked (" + facts.forksBecause() + ")" : "set back";
	}

	private static Optional<String> read(String path) {
		// Reads at once, because the kernel gives a setting only to the first read of a
		// file.
		try (InputStream file = Files.newInputStream(Path.of(path))) {
			return Optional.of(new String(file.readNBytes(READ_BYTES), StandardCharsets.UTF_8).strip());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
