package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The directory that belongs to one worker as long as it lives.
 *
 * @param worker a short name for what lies outside of it, the same at every start
 */
public record WorkDirectory(Path path, String worker, FileChannel lock) implements AutoCloseable {

	private static final int NAME_LENGTH = 8;

	public static WorkDirectory claim(Path path) throws IOException {
		Path directory = Files.createDirectories(path).toRealPath();
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
		FileChannel lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (!claimed(lock)) {
			lock.close();
			throw new IOException("%s: another worker uses this directory; give each its own (gavel.sandbox.work-dir)"
				.formatted(directory));
		}
		String worker = UUID.nameUUIDFromBytes(directory.toString().getBytes(StandardCharsets.UTF_8))
			.toString()
			.substring(0, NAME_LENGTH);
		return new WorkDirectory(directory, worker, lock);
	}

	private static boolean claimed(FileChannel lock) throws IOException {
		try {
			return lock.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		lock.close();
	}

}
