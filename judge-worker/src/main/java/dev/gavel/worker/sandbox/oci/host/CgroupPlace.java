package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where in the hierarchy of cgroup v2 this worker may make cgroups for its cells: its own
 * cgroup, if that was delegated to it, so that its limits hold for the cells as well;
 * otherwise the root, if it is the host's root user.
 *
 * @param root where the hierarchy is mounted
 */
public record CgroupPlace(Path root, Path directory) {

	private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

	/**
	 * Where the worker itself goes: a cgroup with children that have limits holds no
	 * processes.
	 */
	private static final String LEAF = "gavel-worker";

	private static final String OWN_LINE = "0::/";

	private static final int TRIES = 10;

	public static Optional<CgroupPlace> find() {
		if (!Files.exists(CGROUPS.resolve("cgroup.controllers"))) {
			return Optional.empty();
		}
		return ofProcess(CGROUPS, ownPath(), Host.isRoot());
	}

	static Optional<CgroupPlace> ofProcess(Path root, String path, boolean isRoot) {
		Path own = root.resolve(path).normalize();
		boolean moved = own.endsWith(LEAF);
		CgroupPlace candidate = new CgroupPlace(root, moved ? own.getParent() : own);
		if (own.startsWith(root) && candidate.isUsable() && (moved || candidate.isHandedOver(isRoot))) {
			return Optional.of(candidate);
		}
		CgroupPlace whole = new CgroupPlace(root, root);
		return Optional.of(whole).filter((place) -> isRoot && place.isUsable());
	}

	private static String ownPath() {
		try {
			return Files.readAllLines(Path.of("/proc/self/cgroup"))
				.stream()
				.filter((line) -> line.startsWith(OWN_LINE))
				.map((line) -> line.substring(OWN_LINE.length()))
				.findFirst()
				.orElse("..");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot tell the cgroup of this process", ex);
		}
	}

	private boolean isUsable() {
		try {
			List<String> controllers = List.of(Files.readString(file("cgroup.controllers")).strip().split(" "));
			return controllers.containsAll(List.of("memory", "pids")) && Files.isWritable(directory)
					&& Files.isWritable(file("cgroup.procs")) && Files.isWritable(file("cgroup.subtree_control"));
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Asks systemd's mark instead of write access: root may write everywhere, and systemd
	 * takes the controllers back from what it has not delegated at its next reload.
	 */
	private boolean isHandedOver(boolean isRoot) {
		if (directory.equals(root)) {
			return isPart();
		}
		return isMarked() || (isUnit() ? isDelegated() : !isRoot);
	}

	/** The true root has no such file and needs no leaf; that of a container has. */
	private boolean isPart() {
		return Files.exists(file("cgroup.type"));
	}

	private boolean isUnit() {
		return directory.getFileName().toString().matches(".*\\.(service|scope|slice)");
	}

	/**
	 * Reads systemd's mark, which version 251 and newer set, but not for users' units.
	 */
	private boolean isMarked() {
		try {
			byte[] mark = (byte[]) Files.getAttribute(directory, "user:delegate");
			return new String(mark, StandardCharsets.US_ASCII).equals("1");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	private boolean isDelegated() {
		String manager = directory.toString().contains("/user@") ? "--user" : "--system";
		try {
			return Command
				.of("systemctl", manager, "show", "--property=Delegate", "--value", directory.getFileName().toString())
				.run()
				.equals("yes");
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Moves the processes out of the way and enables the controllers. Idempotent.
	 */
	void prepare() throws IOException {
		IOException failure = new IOException("processes keep coming");
		for (int i = 0; i < TRIES; i++) {
			try {
				if (isPart()) {
					moveProcesses(Files.createDirectories(file(LEAF)));
				}
				Files.writeString(file("cgroup.subtree_control"), "+memory +pids");
				return;
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		throw new IOException(
				("cgroup %s: expected to move its processes to %s and to delegate memory and pids, failed:"
						+ " %s; start the worker in a cgroup of its own")
					.formatted(directory, LEAF, failure.getMessage()),
				failure);
	}

	private void moveProcesses(Path leaf) throws IOException {
		for (String process : Files.readAllLines(file("cgroup.procs"))) {
			try {
				Files.writeString(leaf.resolve("cgroup.procs"), process);
			}
			catch (IOException ex) {
				if (ProcessHandle.of(Long.parseLong(process)).isPresent()) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Returns a path for a runtime: from the hierarchy's root, without a leading slash.
	 */
	String path(String below) {
		return root.relativize(directory.resolve(below)).toString();
	}

	private Path file(String name) {
		return directory.resolve(name);
	}

}
