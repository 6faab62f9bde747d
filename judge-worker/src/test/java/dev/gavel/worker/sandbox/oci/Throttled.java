package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gavel.worker.sandbox.oci.cell.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cell that gets a part of one processor only, as on a machine with too much to do.
 * Skips the test where the cell has no cgroup of its own that could be told so.
 */
record Throttled(Path quota, String before) implements AutoCloseable {

	private static final int PERIOD_MICROS = 100_000;

	private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

	static Throttled toPercent(int percent, Cell cell) throws IOException {
		Path quota = quota(cell.init().pid());
		assumeThat(quota).isWritable();
		Throttled throttled = new Throttled(quota, Files.readString(quota).strip());
		Files.writeString(quota, String.valueOf(PERIOD_MICROS / 100 * percent));
		return throttled;
	}

	private static Path quota(long pid) throws IOException {
		for (String line : Files.readAllLines(Path.of("/proc/%d/cgroup".formatted(pid)))) {
			String[] parts = line.split(":", 3);
			if (parts[1].matches("(.*,)?cpu(,.*)?")) {
				return CGROUPS.resolve(parts[1] + parts[2]).resolve("cpu.cfs_quota_us");
			}
		}
		return CGROUPS
			.resolve(Files.readString(Path.of("/proc/%d/cgroup".formatted(pid))).strip().substring("0::/".length()))
			.resolve("cpu.max");
	}

	@Override
	public void close() throws IOException {
		Files.writeString(quota, before);
	}

}
