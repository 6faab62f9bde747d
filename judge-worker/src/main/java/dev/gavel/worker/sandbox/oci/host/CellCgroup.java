package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's memory account of one cell.
 */
public interface CellCgroup {

	/** Swap included, so that swapping gives nothing. */
	void limitMemory(long bytes) throws IOException;

	/**
	 * How often the kernel has killed a process of the cell because its memory was used
	 * up; -1 if not counted.
	 */
	long oomKills() throws IOException;

	/** How many processes and threads the cell may have, or {@code max}. */
	String processLimit() throws IOException;

	private static long counter(Path file, String name) throws IOException {
		for (String line : Files.readAllLines(file)) {
			if (line.startsWith(name + " ")) {
				return Long.parseLong(line.substring(name.length() + 1).trim());
			}
		}
		return -1;
	}

	private static void write(Path file, long value) throws IOException {
		Files.writeString(file, Long.toString(value));
	}

	record Unified(Path directory) implements CellCgroup {

		@Override
		public void limitMemory(long bytes) throws IOException {
			write(directory.resolve("memory.max"), bytes);
		}

		@Override
		public long oomKills() throws IOException {
			return counter(directory.resolve("memory.events"), "oom_kill");
		}

		@Override
		public String processLimit() throws IOException {
			return Files.readString(directory.resolve("pids.max")).strip();
		}

	}

	record Divided(Path directory, Path processes) implements CellCgroup {

		@Override
		public void limitMemory(long bytes) throws IOException {
			Path memory = directory.resolve("memory.limit_in_bytes");
			Path withSwap = directory.resolve("memory.memsw.limit_in_bytes");
			boolean raised = bytes > Long.parseLong(Files.readString(memory).trim());
			// The kernel refuses a memory limit above the one that includes swap, at any
			// moment.
			if (raised && Files.exists(withSwap)) {
				write(withSwap, bytes);
			}
			write(memory, bytes);
			if (!raised && Files.exists(withSwap)) {
				write(withSwap, bytes);
			}
		}

		@Override
		public long oomKills() throws IOException {
			return counter(directory.resolve("memory.oom_control"), "oom_kill");
		}

		@Override
		public String processLimit() throws IOException {
			return Files.readString(processes.resolve("pids.max")).strip();
		}

	}

	record None() implements CellCgroup {

		@Override
		public void limitMemory(long bytes) {
			// Only the limits of each process hold here.
		}

		@Override
		public long oomKills() {
			return -1;
		}

		@Override
		public String processLimit() {
			return "max";
		}

	}

}
