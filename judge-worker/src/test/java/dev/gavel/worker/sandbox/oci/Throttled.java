package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gavel.worker.sandbox.oci.cell.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A cell that gets a part of one processor only, as on a machine with too much to do.
 * Skips the test where the cell has no cgroup of its own that could be told so.
 */
record Throttled(Path quota, String before) implements AutoCloseable {

	private static final int PERIOD_MICROS = 100_000;

	private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

	static Throttled toPercent(int percent, Cell cell) throws IOException {
		Path quota = cgroupFile(cell, "cpu", "cpu.cfs_quota_us", "cpu.max");
		assumeThat(quota).isWritable();
		Throttled throttled = new Throttled(quota, Files.readString(quota).strip());
		Files.writeString(quota, String.valueOf(PERIOD_MICROS / 100 * percent));
		return throttled;
	}

	/**
	 * Returns a file of a cell's cgroup.
	 * @param file where each controller has a hierarchy
	 * @param unified where all have one
	 */
	static Path cgroupFile(Cell cell, String controller, String file, String unified) throws IOException {
		List<String> lines = Files.readAllLines(Path.of("/proc/%d/cgroup".formatted(cell.init().pid())));
		for (String line : lines) {
			String[] parts = line.split(":", 3);
			if (List.of(parts[1].split(",")).contains(controller)) {
				return CGROUPS.resolve(parts[1] + parts[2]).resolve(file);
			}
		}
		return CGROUPS.resolve(lines.get(0).substring("0::/".length())).resolve(unified);
	}

	@Override
	public void close() throws IOException {
		Files.writeString(quota, before);
	}

}
