package dev.gavel.worker.sandbox.oci.host;

import dev.gavel.run.EnvironmentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How programs are run.
 *
 * @param runtime the container runtime: {@code crun}, {@code runc}, or {@code auto} for
 * the first of them that passes the self-test
 * @param mode how the kernel limits memory and processes: {@code cgroup-v2},
 * {@code cgroup-v1}, {@code rootless}, or {@code auto} for what this host has; if you
 * name one, the worker does not start on a host with another
 * @param rootfs the directory that {@code deploy/rootfs/build-rootfs} has built: the
 * default environment
 * @param environments other ones, each with cells of its own
 * @param workDir where state of running cells is kept; belongs to one worker, and every
 * user must be able to pass through it (mode 0711), because a cell's root is an ordinary
 * user of the host
 * @param spareCells how many cells are kept warm for each slot beside the one that it
 * uses; at least one, for the interactor that talks with a program
 * @param leaseTimeout how long a submission waits for a free cell before that is a
 * failure of ours
 * @param startTimeout how long a new cell may take until it is ready
 * @param grace how much longer than its limits a test run may take on the wall clock
 * before its cell counts as broken
 * @param recycleAfter after how many submissions a cell is replaced, by one that is
 * started before; 1 gives every submission a container of its own
 * @param maxMemory the largest memory limit that a program may have
 * @param uidBase the first of the host's user ids that cells use if the worker is root,
 * 4096 for each; no account may have one of them
 * @param subordinateIds whether a worker that is not root gives cells the ids that
 * {@code /etc/subuid} and {@code /etc/subgid} name, if it may; otherwise all have its own
 * @param snapshot whether a new cell arranges its memory so that starting a test's
 * process copies little of it
 * @param tests how each test gets a process in which nothing is left of another:
 * {@code auto} to set one process back after each where that can be shown to work,
 * {@code fork} to always fork a new one
 * @param allowWithoutCgroups whether to judge where memory can only be limited per
 * process, because there are no writable cgroups
 */
@Validated
@ConfigurationProperties(prefix = "gavel.sandbox", ignoreUnknownFields = false)
public record SandboxProperties(@Pattern(regexp = "auto|crun|runc") @DefaultValue("auto") String runtime,
		@Pattern(regexp = "auto|cgroup-v2|cgroup-v1|rootless") @DefaultValue("auto") String mode, @NotNull Path rootfs,
		@DefaultValue List<Environment> environments, @DefaultValue("/var/lib/gavel/sandbox") Path workDir,
		@Min(value = 1, message = TWO_CELLS) @Max(1000) @DefaultValue("2") int spareCells,
		@DefaultValue("30s") Duration leaseTimeout, @DefaultValue("20s") Duration startTimeout,
		@DefaultValue("5s") Duration grace, @Min(1) @DefaultValue("250") int recycleAfter,
		@DefaultValue("1GB") DataSize maxMemory,
		@Min(65536) @Max(2_000_000_000) @DefaultValue("1000000000") int uidBase,
		@DefaultValue("false") boolean subordinateIds, @DefaultValue("true") boolean snapshot,
		@Pattern(regexp = "auto|fork") @DefaultValue("auto") String tests,
		@DefaultValue("false") boolean allowWithoutCgroups) {

	private static final String TWO_CELLS = "expected 1 or more, because an interactive question takes two cells for each slot";

	private static final String NO_GVISOR = "gavel.sandbox.runtime: expected auto, crun or runc, found runsc; gVisor's"
			+ " clock counts a program's waiting for a core as its CPU time and its memory limit ends the whole cell,"
			+ " so verdicts would depend on the load. docs/decisions/0008-no-gvisor.md says what is missing";

	public SandboxProperties {
		if (runtime.equals("runsc")) {
			throw new IllegalArgumentException(NO_GVISOR);
		}
		if (environments.stream().map(Environment::name).distinct().count() < environments.size()) {
			throw new IllegalArgumentException(
					"gavel.sandbox.environments: expected each name once, found %s".formatted(environments));
		}
	}

	/** The default one first. */
	public Map<String, Path> rootfsByEnvironment() {
		Map<String, Path> directories = new LinkedHashMap<>();
		directories.put(EnvironmentName.DEFAULT, rootfs);
		environments.forEach((environment) -> directories.put(environment.name(), environment.rootfs()));
		return directories;
	}

	/** Empty if cells can have no user but the worker's. */
	public Optional<CellUsers> cellUsers() {
		return CellUsers.available(uidBase, subordinateIds);
	}

	public boolean forksTests() {
		return tests.equals("fork");
	}

	public Path stateDir() {
		return workDir.resolve("state");
	}

	public SandboxProperties withWorkDir(Path other) {
		return new SandboxProperties(runtime, mode, rootfs, environments, other, spareCells, leaseTimeout, startTimeout,
				grace, recycleAfter, maxMemory, uidBase, subordinateIds, snapshot, tests, allowWithoutCgroups);
	}

	public Path bundlesDir() {
		return workDir.resolve("bundles");
	}

}
