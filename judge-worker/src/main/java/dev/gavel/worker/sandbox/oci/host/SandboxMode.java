package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How the kernel limits a cell's memory and processes on this host. Says nothing about
 * user ids: an ordinary user with cgroups has {@link #CGROUP_V2}, and one id for all.
 */
public enum SandboxMode {

	CGROUP_V2,

	CGROUP_V1,

	/** No cgroups to write to: only the limits of each process hold. */
	ROOTLESS;

	private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

	/**
	 * Returns the mode for a setting: a name such as {@code cgroup-v2}, or {@code auto}.
	 * @throws SandboxUnfit if this host has another mode; a weaker one must be asked for
	 */
	public static SandboxMode choose(String configured) {
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

	public static SandboxMode detect() {
		if (CgroupPlace.find().isPresent()) {
			return CGROUP_V2;
		}
		boolean v1 = Host.isRoot() && Files.isWritable(CGROUPS.resolve("memory/cgroup.procs"))
				&& Files.isWritable(CGROUPS.resolve("pids/cgroup.procs"));
		return v1 ? CGROUP_V1 : ROOTLESS;
	}

	/** Says how to leave {@link #ROOTLESS}, or to accept it. */
	public static String cgroupRemedy() {
		String remedy = Host.isRoot() ? "mount cgroups read-write"
				: "start it in a cgroup of its own (cgroup v2: systemd-run --user --scope -p Delegate=yes ...) or as root";
		return remedy + ", or set gavel.sandbox.allow-without-cgroups=true";
	}

	/**
	 * Makes room for the cgroups of cells.
	 * @return the path of the one above them all, from the root of each hierarchy
	 */
	public String prepare(String worker) throws IOException {
		String path = "gavel/" + worker;
		CgroupPlace place = (this == CGROUP_V2) ? CgroupPlace.find().orElse(null) : null;
		if (place == null) {
			return path;
		}
		place.prepare();
		return place.path(path);
	}

	/** As reports and health name it: {@code cgroup-v2}. */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The cgroup of a cell; its path is below the root of the hierarchy. */
	public CellCgroup cgroup(String path) {
		return switch (this) {
			case CGROUP_V2 -> new CellCgroup.Unified(CGROUPS.resolve(path));
			case CGROUP_V1 ->
				new CellCgroup.Divided(CGROUPS.resolve("memory").resolve(path), CGROUPS.resolve("pids").resolve(path));
			case ROOTLESS -> new CellCgroup.None();
		};
	}

}
