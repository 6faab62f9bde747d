package dev.gavel.benchmarks.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Where a scenario takes place: at a Gavel that runs, or at one of its own in a new
 * folder, which is started when it is first asked for.
 */
public final class Venue implements AutoCloseable {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	/** Cells' users pass through it. */
	private static final FileAttribute<Set<PosixFilePermission>> PASSABLE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

	private final @Nullable URI running;

	private final Path rootfs;

	private final Consumer<String> progress;

	private @Nullable Path folder;

	private @Nullable Installation own;

	/**
	 * @param running where a Gavel answers that is to be measured
	 * @param rootfs what programs see, in a Gavel of its own
	 */
	public Venue(@Nullable URI running, Path rootfs, Consumer<String> progress) {
		this.running = running;
		this.rootfs = rootfs;
		this.progress = progress;
	}

	/** One that judges programs. */
	public Target judging() {
		return (running != null) ? new RunningGavel(running) : judgingInstallation();
	}

	/** One of its own that judges programs, in a slot for each core. */
	public Installation judgingInstallation() {
		Installation installation = installation();
		progress.accept("starting a worker with %d slots".formatted(CORES));
		installation.judgingWorker(CORES, rootfs);
		return installation;
	}

	/** One of its own, without workers. */
	public Installation installation() {
		try {
			this.folder = Files.createTempDirectory("gavel-bench-", PASSABLE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.own = Installation.start(folder, progress);
		return own;
	}

	/**
	 * Stops what was started; its folder stays, for those who want to know what failed.
	 */
	@Override
	public void close() {
		if (own != null) {
			own.close();
		}
	}

	/** Deletes the folder of what was started. */
	public void deleteFolder() throws IOException {
		FileSystemUtils.deleteRecursively(folder);
	}

}
