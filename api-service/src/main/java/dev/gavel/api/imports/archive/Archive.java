package dev.gavel.api.imports.archive;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.springframework.core.NestedExceptionUtils;

/**
 * A ZIP archive. It is refused as a whole if any entry is not a plain file, because
 * whoever made it meant more than to bring questions.
 */
final class Archive implements AutoCloseable {

	static final int MOST_ENTRIES = 50_000;

	/** Its directory is in memory. */
	private static final long MOST_DIRECTORY_BYTES = 8 * 1024 * 1024;

	/** Packed this much, test data is not repetitive but made to fill a disk. */
	private static final int MOST_RATIO = 200;

	/** Below it, the ratio does not matter. */
	private static final long LITTLE_BYTES = 64 * 1024 * 1024;

	private final ZipFile zip;

	private final List<ArchivedFile> files;

	private Archive(ZipFile zip, List<ArchivedFile> files) {
		this.zip = zip;
		this.files = files;
	}

	/**
	 * @param content closed with the archive
	 * @param mostUnpacked bytes that its files may have together
	 */
	static Archive open(SeekableByteChannel content, long mostUnpacked) throws IOException {
		BudgetedChannel channel = new BudgetedChannel(content, MOST_DIRECTORY_BYTES);
		long packed = channel.size();
		ZipFile zip = directory(channel);
		try {
			channel.allowAll();
			List<ArchivedFile> files = files(zip);
			requireSize(files, packed, mostUnpacked);
			return new Archive(zip, files);
		}
		catch (IOException ex) {
			zip.close();
			throw ex;
		}
	}

	@SuppressWarnings("resource") // closed with the channel when it cannot be opened
	private static ZipFile directory(BudgetedChannel channel) throws IOException {
		try {
			return ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get();
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw new UnreadableFileException("The archive cannot be read: %s.".formatted(reason(ex)));
		}
	}

	static String reason(Exception cause) {
		Throwable deepest = NestedExceptionUtils.getMostSpecificCause(cause);
		return (deepest instanceof IOException && deepest.getMessage() != null)
				? deepest.getMessage().replaceFirst("[.!]$", "") : "it is broken";
	}

	private static List<ArchivedFile> files(ZipFile zip) throws UnreadableFileException {
		List<ArchivedFile> files = new ArrayList<>();
		Set<String> paths = new HashSet<>();
		for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
			String path = EntryPath.of(entry);
			if (entry.isDirectory() || EntryPath.isOfSystem(path)) {
				continue;
			}
			requirePlain(entry, path);
			if (!paths.add(path)) {
				throw refused(path, "appears twice");
			}
			files.add(new ArchivedFile(zip, entry, path));
			if (files.size() > MOST_ENTRIES) {
				throw new UnreadableFileException(
						"The archive has more than %,d files. Split it.".formatted(MOST_ENTRIES));
			}
		}
		return files;
	}

	private static void requirePlain(ZipArchiveEntry entry, String path) throws UnreadableFileException {
		if (entry.isUnixSymlink()) {
			throw refused(path, "is a link. Pack the file itself");
		}
		if (entry.getGeneralPurposeBit().usesEncryption()) {
			throw refused(path, "is encrypted. Pack it without a password");
		}
		if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
			throw refused(path, "is packed by an unusual method. Pack it by deflate, as all programs can");
		}
		if (entry.getSize() < 0) {
			throw refused(path, "has no size");
		}
	}

	private static void requireSize(List<ArchivedFile> files, long packed, long mostUnpacked)
			throws UnreadableFileException {
		long size = 0;
		for (ArchivedFile file : files) {
			size += file.size();
			if (size > mostUnpacked) {
				throw new UnreadableFileException(
						"The files in the archive have more than %,d bytes (gavel.imports.max-unpacked-size). Split it."
							.formatted(mostUnpacked));
			}
		}
		if (size > LITTLE_BYTES && size / MOST_RATIO > packed) {
			throw new UnreadableFileException(
					"The archive is %,d times as large when it is unpacked; expected at most %d times."
						.formatted(size / Math.max(1, packed), MOST_RATIO));
		}
	}

	static UnreadableFileException refused(String path, String reason) {
		return new UnreadableFileException("The archive is refused: %s %s.".formatted(path, reason));
	}

	List<ArchivedFile> files() {
		return files;
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}

}
