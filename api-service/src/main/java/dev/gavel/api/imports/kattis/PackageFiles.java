package dev.gavel.api.imports.kattis;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files into an archive, one after the other. */
final class PackageFiles implements AutoCloseable {

	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final ZipOutputStream zip;

	PackageFiles(OutputStream out) {
		this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
	}

	void write(String path, String text) {
		write(path, text.getBytes(StandardCharsets.UTF_8));
	}

	void write(String path, byte[] content) {
		try {
			ZipEntry entry = new ZipEntry(path);
			entry.setTimeLocal(NO_TIME);
			zip.putNextEntry(entry);
			zip.write(content);
			zip.closeEntry();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}

}
