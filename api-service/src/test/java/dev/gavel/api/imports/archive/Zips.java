package dev.gavel.api.imports.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Makes archives that no honest program makes. */
public final class Zips {

	private Zips() {
	}

	/** Returns an archive of texts by their names. */
	public static byte[] of(Map<String, String> texts) throws IOException {
		return with((zip) -> {
			for (Map.Entry<String, String> text : texts.entrySet()) {
				put(zip, new ZipArchiveEntry(text.getKey()), text.getValue());
			}
		});
	}

	/** Returns an archive that is written so. */
	public static byte[] with(Writing writing) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
			writing.write(zip);
		}
		return bytes.toByteArray();
	}

	static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, String text) throws IOException {
		zip.putArchiveEntry(entry);
		zip.write(text.getBytes(StandardCharsets.UTF_8));
		zip.closeArchiveEntry();
	}

	/** Opens bytes as an upload. */
	public static SeekableByteChannel channel(byte[] content) {
		return new SeekableInMemoryByteChannel(content);
	}

	/** Writes an archive. */
	@FunctionalInterface
	public interface Writing {

		void write(ZipArchiveOutputStream zip) throws IOException;

	}

}
