package dev.gavel.api.imports.archive;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The path of an entry in an archive: relative, and nowhere but below the archive. */
final class EntryPath {

	private static final int MOST_CHARACTERS = 500;

	private static final int MOST_FOLDERS = 20;

	private static final List<String> NOWHERE = List.of("", ".", "..");

	/** Control characters, and what other systems read as a separator or a drive. */
	private static final Pattern UNUSUAL = Pattern.compile("[\\p{Cntrl}\\\\:]");

	/** What systems add to archives. */
	private static final Pattern OF_SYSTEM = Pattern
		.compile("(?:.*/)?(?:__MACOSX/.*|\\._[^/]*|\\.DS_Store|Thumbs\\.db)");

	private EntryPath() {
	}

	static String of(ZipArchiveEntry entry) throws UnreadableFileException {
		String name = entry.getName();
		String shown = UNUSUAL.matcher(name.substring(0, Math.min(name.length(), 100))).replaceAll("?");
		if (name.length() > MOST_CHARACTERS) {
			throw Archive.refused(shown, "has a path of more than %d characters".formatted(MOST_CHARACTERS));
		}
		if (UNUSUAL.matcher(name).find() || name.indexOf('\uFFFD') >= 0) {
			throw Archive.refused(shown, "has a name with unusual characters, or one that is not in UTF-8. Rename it");
		}
		String path = entry.isDirectory() ? name.replaceFirst("/+$", "") : name;
		List<String> steps = List.of(path.split("/", -1));
		if (steps.stream().anyMatch(NOWHERE::contains)) {
			throw Archive.refused(shown, "is not a relative path below the archive");
		}
		if (steps.size() > MOST_FOLDERS) {
			throw Archive.refused(shown, "is in more than %d folders".formatted(MOST_FOLDERS));
		}
		return path;
	}

	static boolean isOfSystem(String path) {
		return OF_SYSTEM.matcher(path).matches();
	}

}
