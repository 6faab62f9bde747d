package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.run.FileName;
import dev.gavel.api.platform.request.Violations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks the archive with the files beside a program. */
final class AdditionalFiles {

	static final int MOST_KILOBYTES = 8192;

	private static final int MOST_FILES = 100;

	private static final String FIELD = "additional_files";

	private final Violations violations;

	private final Map<String, byte[]> files = new LinkedHashMap<>();

	private int room = MOST_KILOBYTES * 1024;

	private AdditionalFiles(Violations violations) {
		this.violations = violations;
	}

	/** Returns how many bytes the files have, as far as they would be unpacked. */
	static long size(byte[] archive) {
		long most = MOST_KILOBYTES * 1024L + 1;
		long size = 0;
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
			while (size < most && in.getNextEntry() != null) {
				size += in.skip(most - size);
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			// Whoever unpacks it says so.
		}
		return size;
	}

	/** Returns the contents of the files by name. */
	static Map<String, byte[]> unpack(byte[] archive, Violations violations) {
		AdditionalFiles unpacked = new AdditionalFiles(violations);
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
			ZipEntry entry = in.getNextEntry();
			violations.require(entry != null, FIELD, "is not a zip archive");
			while (entry != null && unpacked.take(entry, in)) {
				entry = in.getNextEntry();
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			violations.add(FIELD, "is not a zip archive that can be unpacked");
		}
		return unpacked.files;
	}

	/** Returns whether to go on. */
	private boolean take(ZipEntry entry, ZipInputStream in) throws IOException {
		// Archives of Windows have backslashes.
		String path = entry.getName().replace('\\', '/');
		boolean folder = path.endsWith("/");
		byte[] content = in.readNBytes(room + 1);
		room -= content.length;
		int before = violations.count();
		violations.require(room >= 0, FIELD, "have more than %d KB, unpacked".formatted(MOST_KILOBYTES));
		violations.require(folder || files.size() < MOST_FILES, FIELD, "are more than %d".formatted(MOST_FILES));
		if (violations.count() > before) {
			return false;
		}
		if (!folder) {
			files.put(FileName.normal(path), content);
		}
		return true;
	}

}
