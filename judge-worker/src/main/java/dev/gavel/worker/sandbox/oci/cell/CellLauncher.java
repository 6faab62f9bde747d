package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.host.Command;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel;
import dev.gavel.worker.sandbox.oci.runtime.Bundle;
import dev.gavel.worker.sandbox.oci.runtime.OciBundle;
import dev.gavel.worker.sandbox.oci.runtime.OciRuntime;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Starts cells and removes them.
 *
 * @param worker begins the names of its cells
 * @param cgroupsAbove the path above the cgroups of its cells
 */
public record CellLauncher(OciRuntime runtime, Function<String, CellCgroup> cgroups, Bundle bundle, Path bundlesDir,
		String worker, String cgroupsAbove, SandboxProperties properties, ScheduledExecutorService watchdog,
		AtomicInteger numbers) implements CellPool.CellSource {

	private static final Logger logger = LoggerFactory.getLogger(CellLauncher.class);

	private static final int ERROR_LENGTH = 2000;

	/** Starts one and waits until it is ready. */
	@Override
	public Cell launch() throws IOException {
		int number = numbers.getAndIncrement();
		String id = "%s-%d-%s".formatted(worker, number,
				HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
		Path directory = Files.createDirectories(bundlesDir.resolve(id));
		String cgroup = cgroupsAbove + "/" + id;
		try {
			CellPipes pipes = CellPipes.in(directory, OciBundle.PIPES);
			bundle.write(directory, cgroup, number);
			Cell cell = start(id, directory, cgroups.apply(cgroup), pipes);
			return ready(cell, directory);
		}
		catch (IOException | RuntimeException ex) {
			String errors = errors(directory);
			remove(id);
			throw new IOException("cannot start a cell with %s: %s; it wrote: %s".formatted(runtime.name(),
					ex.getMessage(), errors.isEmpty() ? "nothing" : errors), ex);
		}
	}

	/**
	 * Pipes with names, because the runtime ends at once and leaves the container its
	 * streams. Held open at both ends until the other side has them, so that no opening
	 * waits; then this process is the only writer, and its end, for whatever reason, ends
	 * the container's input.
	 */
	private Cell start(String id, Path directory, CellCgroup cgroup, CellPipes pipes) throws IOException {
		Path in = directory.resolve("in");
		Path out = directory.resolve("out");
		Path pidFile = directory.resolve("pid");
		make(Stream.concat(Stream.of(in, out), pipes.pipes().stream()));
		pipes.open();
		try (RandomAccessFile inHeld = new RandomAccessFile(in.toFile(), "rw");
				RandomAccessFile outHeld = new RandomAccessFile(out.toFile(), "rw")) {
			runtime.start(id, directory, pidFile, Redirect.from(in.toFile()), Redirect.to(out.toFile()),
					Redirect.to(directory.resolve("errors").toFile()));
			long pid = Long.parseLong(Files.readString(pidFile).strip());
			ProcessHandle init = ProcessHandle.of(pid)
				.orElseThrow(() -> new IOException("its first process has ended already"));
			return new Cell(id, init,
					new SupervisorChannel(new FileOutputStream(in.toFile()), new FileInputStream(out.toFile())), cgroup,
					pipes, watchdog);
		}
	}

	private static void make(Stream<Path> pipes) throws IOException {
		Command.of(Stream.concat(Stream.of("mkfifo", "-m", "600"), pipes.map(Path::toString)).toArray(String[]::new))
			.run();
	}

	private Cell ready(Cell cell, Path directory) throws IOException {
		try {
			cell.awaitReady(properties.startTimeout());
			if (cell.forksBecause() != null && !properties.forksTests()) {
				logger.info("Cell {} gives each test a process of its own: {}", cell.id(), cell.forksBecause());
			}
			return cell;
		}
		catch (IOException | RuntimeException ex) {
			cell.close();
			throw ex;
		}
	}

	/**
	 * Kills and removes a cell. One that cannot be removed is left to the next start of
	 * this worker.
	 */
	@Override
	public void destroy(Cell cell) {
		cell.doubt("it is not needed any more");
		try {
			cell.close();
		}
		catch (IOException ex) {
			logger.debug("Cell {}: its pipes did not close: {}", cell.id(), ex.getMessage());
		}
		String errors = errors(bundlesDir.resolve(cell.id()));
		if (!errors.isEmpty()) {
			logger.warn("Cell {} ended and had written to stderr: {}", cell.id(), errors);
		}
		remove(cell.id());
	}

	private static String errors(Path directory) {
		try (FileInputStream errors = new FileInputStream(directory.resolve("errors").toFile())) {
			return new String(errors.readNBytes(ERROR_LENGTH), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private void remove(String id) {
		try {
			if (runtime.knows(id)) {
				runtime.delete(id);
			}
			FileSystemUtils.deleteRecursively(bundlesDir.resolve(id));
		}
		catch (IOException ex) {
			logger.warn("Cell {} could not be removed: {}; the next start of this worker tries again", id,
					ex.getMessage());
		}
	}

}
