package dev.gavel.api.imports.archive;

import dev.gavel.api.imports.format.ImportedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;

/** A file that was uploaded by itself. */
final class UploadedFile implements ImportedFile {

	private final String name;

	private final Supplier<SeekableByteChannel> content;

	private final long size;

	UploadedFile(String name, Supplier<SeekableByteChannel> content) {
		this.name = name;
		this.content = content;
		try (SeekableByteChannel channel = content.get()) {
			this.size = channel.size();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String path() {
		return name;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public InputStream open() {
		return Channels.newInputStream(content.get());
	}

}
