package dev.gavel.api.imports.archive;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was uploaded. An archive is read where it lies: nothing of it is written, and so
 * no path of its choosing.
 */
public final class UploadedFiles implements ImportedFiles, AutoCloseable {

	private static final ByteBuffer ZIP = ByteBuffer.wrap(new byte[] { 'P', 'K' });

	private static final ByteBuffer GZIP = ByteBuffer.wrap(new byte[] { 0x1f, (byte) 0x8b });

	private final String name;

	private final Caller sender;

	private final boolean archive;

	private final Map<String, ImportedFile> files = new LinkedHashMap<>();

	private final AutoCloseable source;

	private UploadedFiles(String name, Caller sender, boolean archive, List<? extends ImportedFile> files,
			AutoCloseable source) {
		this.name = name;
		this.sender = sender;
		this.archive = archive;
		files.forEach((file) -> this.files.put(file.path(), file));
		this.source = source;
	}

	/**
	 * @param name of the upload, for people
	 * @param content opens the upload; called several times
	 * @param mostUnpacked bytes that all files may have together
	 * @return must be closed
	 * @throws UnreadableFileException when it is an archive that cannot be read, or is
	 * made to do harm
	 */
	public static UploadedFiles open(String name, Caller sender, Supplier<SeekableByteChannel> content,
			long mostUnpacked) throws IOException {
		ByteBuffer beginning = beginning(content);
		if (beginning.equals(ZIP)) {
			Archive archive = Archive.open(content.get(), mostUnpacked);
			return new UploadedFiles(name, sender, true, archive.files(), archive);
		}
		ImportedFile file = beginning.equals(GZIP) ? GzipFile.of(name, content, mostUnpacked)
				: new UploadedFile(name, content);
		return new UploadedFiles(name, sender, false, List.of(file), () -> {
		});
	}

	private static ByteBuffer beginning(Supplier<SeekableByteChannel> content) throws IOException {
		ByteBuffer beginning = ByteBuffer.allocate(ZIP.capacity());
		try (SeekableByteChannel channel = content.get()) {
			while (beginning.hasRemaining() && channel.read(beginning) >= 0) {
				// Reads on.
			}
		}
		return beginning.flip();
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public Caller sender() {
		return sender;
	}

	@Override
	public boolean isArchive() {
		return archive;
	}

	@Override
	public List<ImportedFile> all() {
		return List.copyOf(files.values());
	}

	@Override
	public Optional<ImportedFile> find(String path) {
		return Optional.ofNullable(files.get(path));
	}

	@Override
	public void close() {
		try {
			source.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
