package dev.gavel.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder with all data of one Gavel; no other Gavel may use it at the same time. */
final class DataFolder {

	private static final long NEEDED_MEGABYTES = 500;

	private final Path path;

	@SuppressWarnings({ "FieldCanBeLocal", "unused" }) // locked until the process ends,
														// however it ends
	private final FileLock lock;

	private DataFolder(Path path, FileLock lock) {
		this.path = path;
		this.lock = lock;
	}

	/** Creates it if necessary, and locks it. */
	static DataFolder open(Path path) {
		try {
			Path folder = create(path);
			DataFolder data = new DataFolder(folder, lock(folder));
			data.requireSpace();
			return data;
		}
		catch (AccessDeniedException ex) {
			throw new StartFailure("No permission to write to %s. Choose another folder with --data.".formatted(path),
					ex);
		}
		catch (FileAlreadyExistsException ex) {
			throw new StartFailure("%s is not a folder. Choose another with --data.".formatted(path), ex);
		}
		catch (IOException ex) {
			throw new StartFailure("Cannot use the data folder %s: %s".formatted(path, ex.getMessage()), ex);
		}
	}

	/** Gives only the owner access, because the database and its password are in it. */
	private static Path create(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			Files.createDirectories(path,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		Files.createDirectories(path.resolve("logs"));
		return path.toRealPath();
	}

	private static FileLock lock(Path path) throws IOException {
		@Nullable FileLock lock = FileChannel.open(path.resolve("gavel.lock"), CREATE, WRITE).tryLock();
		if (lock == null) {
			throw new StartFailure(
					"Another Gavel is running on %s. Stop it, or choose another folder with --data.".formatted(path));
		}
		return lock;
	}

	private void requireSpace() throws IOException {
		long free = Files.getFileStore(path).getUsableSpace() / 1_000_000;
		if (free < NEEDED_MEGABYTES) {
			throw new StartFailure(
					"The disk of %s has %d MB free, Gavel needs %d MB. Make room, or choose another folder with --data."
						.formatted(path, free, NEEDED_MEGABYTES));
		}
	}

	/** No Kafka has been started on it. */
	boolean isNew() {
		return !Files.exists(kafka());
	}

	/** Also when some of them have been deleted since. */
	boolean hadSamples() {
		return Files.exists(samplesAdded());
	}

	void rememberSamples() {
		try {
			Files.createFile(samplesAdded());
		}
		catch (IOException ex) {
			throw new StartFailure("Cannot write to %s: %s".formatted(path, ex.getMessage()), ex);
		}
	}

	private Path samplesAdded() {
		return path.resolve("samples-added");
	}

	Path path() {
		return path;
	}

	Path logs() {
		return path.resolve("logs");
	}

	Path mySql() {
		return path.resolve("mysql");
	}

	Path kafka() {
		return path.resolve("kafka");
	}

}
