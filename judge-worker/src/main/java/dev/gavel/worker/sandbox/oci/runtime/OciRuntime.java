package dev.gavel.worker.sandbox.oci.runtime;

import dev.gavel.worker.sandbox.oci.host.Command;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A container runtime, as its command line. The only place that starts and removes
 * containers.
 *
 * @param stateDir where the runtime keeps its records, of this worker's containers only
 */
public record OciRuntime(String name, Path executable, String version, SandboxMode mode, Path stateDir) {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	public static OciRuntime of(String name, SandboxMode mode, Path stateDir) throws IOException {
		Path executable = Host.program(name)
			.orElseThrow(() -> new IOException("%s: expected it on the PATH, found none".formatted(name)));
		String version = Command.of(executable.toString(), "--version").run();
		return new OciRuntime(name, executable, version.lines().findFirst().orElse("").replaceFirst(".*version ", ""),
				mode, stateDir.resolve(name));
	}

	/**
	 * Returns when the container's first process has been started. It keeps the streams.
	 */
	public void start(String id, Path bundle, Path pidFile, Redirect input, Redirect output, Redirect errors)
			throws IOException {
		command("run", "--detach", "--bundle", bundle.toString(), "--pid-file", pidFile.toString(), id).run(input,
				output, errors);
	}

	/** Kills and removes the container, with its cgroup. */
	public void delete(String id) throws IOException {
		command("delete", "--force", id).run();
	}

	public boolean knows(String id) {
		return Files.isDirectory(stateDir.resolve(id));
	}

	public List<String> list() throws IOException {
		return command("list", "--quiet").run().lines().map(String::strip).filter((id) -> !id.isEmpty()).toList();
	}

	private Command command(String... words) {
		List<String> all = new ArrayList<>(List.of(executable.toString(), "--root", stateDir.toString()));
		if (name.equals("runc")) {
			// Also with cgroups: an ordinary user cannot load the filter of devices.
			all.addAll(List.of("--rootless", Boolean.toString(mode == SandboxMode.ROOTLESS || !Host.isRoot())));
		}
		else {
			all.addAll(List.of("--cgroup-manager", (mode == SandboxMode.ROOTLESS) ? "disabled" : "cgroupfs"));
		}
		all.addAll(List.of(words));
		return new Command(all, TIMEOUT);
	}

}
