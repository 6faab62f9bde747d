package dev.gavel.embedded;

import java.io.IOException;

/**
 * Ends a process when this one dies without having stopped it, however it dies: a shell
 * waits for the end of a pipe whose other end only this process holds. A parent-death
 * signal does not work, because it is bound to the thread that started the child.
 */
final class Tether implements AutoCloseable {

	private static final String SCRIPT = """
			read -r _
			grep -qsF -e "$2" "/proc/$1/cmdline" && kill "$1"
			""";

	private final Process shell;

	private Tether(Process shell) {
		this.shell = shell;
	}

	/**
	 * Ties the process to this one.
	 * @param mark a part of its command line, which tells it from a later process with
	 * the same number
	 */
	static Tether tie(Process process, String mark) throws IOException {
		return new Tether(
				new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "gavel-tether", String.valueOf(process.pid()), mark)
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start());
	}

	/** Unties the process, so that it may outlive this one. */
	@Override
	public void close() {
		shell.destroyForcibly();
		ProcessEnd.exitCode(shell);
	}

}
