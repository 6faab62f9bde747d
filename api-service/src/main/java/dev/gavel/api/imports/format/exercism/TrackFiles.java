package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files of exercises, wherever in the archive the folder of the exercise is. */
final class TrackFiles {

	private static final int MOST_BYTES = 128 * 1024;

	/** By each end of their paths that begins with a folder or with the file. */
	private final Map<String, ImportedFile> files = new HashMap<>();

	TrackFiles(ImportedFiles files) {
		for (ImportedFile file : files.all()) {
			String path = file.path();
			this.files.put(path, file);
			for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
				this.files.putIfAbsent(path.substring(slash), file);
			}
		}
	}

	/**
	 * Returns a text; empty if there is no such file.
	 * @param path inside the folder of the exercise
	 */
	String text(String slug, String path) throws IOException {
		Optional<ImportedFile> file = Stream.of("/" + slug + "/" + path, slug + "/" + path, path)
			.flatMap((each) -> Stream.ofNullable(files.get(each)))
			.findFirst();
		return file.isPresent() ? file.get().text(MOST_BYTES) : "";
	}

	/** Returns the first of several texts that is there. */
	String firstText(String slug, List<String> paths) throws IOException {
		for (String path : paths) {
			String text = text(slug, path);
			if (!text.isBlank()) {
				return text;
			}
		}
		return "";
	}

	/** Returns the ids of the cases that the track leaves out. */
	Set<String> leftOut(String slug) throws IOException {
		Set<String> leftOut = new HashSet<>();
		String id = "";
		for (String line : text(slug, ".meta/tests.toml").lines().map(String::strip).toList()) {
			if (line.startsWith("[") && line.endsWith("]")) {
				id = line.substring(1, line.length() - 1).strip();
			}
			else if (line.replace(" ", "").startsWith("include=false")) {
				leftOut.add(id);
			}
		}
		return leftOut;
	}

}
