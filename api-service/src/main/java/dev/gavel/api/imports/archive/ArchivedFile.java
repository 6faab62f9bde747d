package dev.gavel.api.imports.archive;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A file in an archive. */
final class ArchivedFile implements ImportedFile {

	private final ZipFile zip;

	private final ZipArchiveEntry entry;

	private final String path;

	ArchivedFile(ZipFile zip, ZipArchiveEntry entry, String path) {
		this.zip = zip;
		this.entry = entry;
		this.path = path;
	}

	@Override
	public String path() {
		return path;
	}

	@Override
	public long size() {
		return entry.getSize();
	}

	@Override
	public InputStream open() throws IOException {
		try {
			return new CheckedStream(zip.getInputStream(entry), path, entry.getSize(), entry.getCrc());
		}
		catch (IOException | RuntimeException ex) {
			throw new UnreadableFileException("%s cannot be unpacked: %s.".formatted(path, Archive.reason(ex)));
		}
	}

}
