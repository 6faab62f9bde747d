package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this machine and this process are.
 */
public final class Host {

	private static final Path SELF = Path.of("/proc/self");

	private Host() {
	}

	public static boolean isRoot() {
		return id("unix:uid") == 0;
	}

	public static int uid() {
		return id("unix:uid");
	}

	public static int gid() {
		return id("unix:gid");
	}

	private static int id(String attribute) {
		try {
			return (Integer) Files.getAttribute(SELF, attribute);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot tell who this process runs as", ex);
		}
	}

	/**
	 * Returns a field of this process's status, such as {@code CapBnd}; empty if the
	 * kernel has no such field.
	 */
	public static String status(String field) {
		try (Stream<String> lines = Files.lines(SELF.resolve("status"))) {
			return lines.filter((line) -> line.startsWith(field + ":"))
				.map((line) -> line.substring(field.length() + 1).strip())
				.findFirst()
				.orElse("");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot tell what this process may do", ex);
		}
	}

	/**
	 * Returns the hard stack limit of this process, which its child processes cannot
	 * exceed.
	 */
	public static long maxStackBytes() {
		try (Stream<String> lines = Files.lines(SELF.resolve("limits"))) {
			return lines.filter((line) -> line.startsWith("Max stack size"))
				.map((line) -> line.split(" {2,}")[2])
				.filter((hard) -> !hard.equals("unlimited"))
				.mapToLong(Long::parseLong)
				.findFirst()
				.orElse(Long.MAX_VALUE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read the stack limit from /proc/self/limits", ex);
		}
	}

	/** The directory that keeps other users from this one. */
	public static Optional<Path> closedToOthers(Path path) {
		Path parent = path.toAbsolutePath().getParent();
		while (parent != null && (!Files.exists(parent) || isOpen(parent))) {
			parent = parent.getParent();
		}
		return Optional.ofNullable(parent);
	}

	private static boolean isOpen(Path directory) {
		try {
			return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_EXECUTE);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Returns false also for a zombie: one that has ended while its parent, often the
	 * host's first process, has not reaped it.
	 */
	public static boolean isRunning(ProcessHandle process) {
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
			return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
		}
		catch (IOException ex) {
			return process.isAlive();
		}
	}

	public static Optional<Path> program(String name) {
		String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin:/usr/bin";
		for (String directory : path.split(":")) {
			Path candidate = Path.of(directory, name);
			if (!directory.isEmpty() && Files.isExecutable(candidate)) {
				return Optional.of(candidate);
			}
		}
		return Optional.empty();
	}

}
