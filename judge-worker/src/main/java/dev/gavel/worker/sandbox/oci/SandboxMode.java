package dev.gavel.worker.sandbox.oci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How the kernel limits a cell's memory and processes on this host.
 */
enum SandboxMode {

	CGROUP_V2,

	CGROUP_V1,

	/** No cgroups to write to: only the limits of each process hold. */
	ROOTLESS;

	private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

	/**
	 * What holds for a configured mode: a name such as {@code cgroup-v2}, or
	 * {@code auto}.
	 * @throws SandboxUnfit this host has another one; a weaker one is only taken when it
	 * is asked for
	 */
	static SandboxMode choose(String configured) {
		SandboxMode found = detect();
		if (configured.equals("auto") || configured.equals(found.text())) {
			return found;
		}
		if (configured.equals(ROOTLESS.text())) {
			return ROOTLESS;
		}
		throw new SandboxUnfit(("gavel.sandbox.mode: expected %s, found %s on this host; give the worker what that mode"
				+ " needs, or set gavel.sandbox.mode=%2$s")
			.formatted(configured, found.text()));
	}

	static SandboxMode detect() {
		if (!Host.isRoot()) {
			return ROOTLESS;
		}
		if (unifiedHasControllers()) {
			return CGROUP_V2;
		}
		boolean v1 = Files.isWritable(CGROUPS.resolve("memory/cgroup.procs"))
				&& Files.isWritable(CGROUPS.resolve("pids/cgroup.procs"));
		return v1 ? CGROUP_V1 : ROOTLESS;
	}

	private static boolean unifiedHasControllers() {
		Path controllers = CGROUPS.resolve("cgroup.controllers");
		try {
			return Files.isWritable(CGROUPS.resolve("cgroup.subtree_control"))
					&& Files.readString(controllers).contains("memory")
					&& Files.readString(controllers).contains("pids");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + controllers, ex);
		}
	}

	/** As reports and health name it: {@code cgroup-v2}. */
	String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The cgroup of a cell; its path is below the root of the hierarchy. */
	CellCgroup cgroup(String path) {
		return switch (this) {
			case CGROUP_V2 -> new CellCgroup.Unified(CGROUPS.resolve(path));
			case CGROUP_V1 ->
				new CellCgroup.Divided(CGROUPS.resolve("memory").resolve(path), CGROUPS.resolve("pids").resolve(path));
			case ROOTLESS -> new CellCgroup.None();
		};
	}

}
