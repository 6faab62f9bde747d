package dev.gavel.cluster;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes. Needs root. */
public final class SmallDisk implements AutoCloseable {

	private static final int BLOCK = 4096;

	private final Path path;

	private SmallDisk(Path path) {
		this.path = path;
	}

	static SmallDisk mount(Path path) {
		Command.run("mount", "-t", "tmpfs", "-o", "size=8m,mode=711", "tmpfs", path.toString());
		return new SmallDisk(path);
	}

	/** Takes all that is left. */
	public void fill() {
		try (OutputStream file = Files.newOutputStream(filler(), CREATE, APPEND)) {
			byte[] block = new byte[BLOCK];
			while (hasRoom()) {
				file.write(block);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean hasRoom() throws IOException {
		return Files.getFileStore(path).getUsableSpace() >= BLOCK;
	}

	public void free() {
		try {
			Files.deleteIfExists(filler());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path filler() {
		return path.resolve("filler");
	}

	@Override
	public void close() {
		Command.run("umount", "--lazy", path.toString());
	}

}
