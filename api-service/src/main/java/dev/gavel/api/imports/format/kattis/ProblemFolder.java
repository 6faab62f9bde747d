package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.ImportedYaml;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The folder of a problem. Paths are those inside it. */
final class ProblemFolder {

	private static final int MOST_BYTES = 1024 * 1024;

	/** There may be thousands of files with settings. */
	private static final int MOST_SETTINGS_BYTES = 128 * 1024;

	private static final char BEHIND_SLASH = '/' + 1;

	private final String upload;

	private final String prefix;

	private final NavigableMap<String, ImportedFile> files;

	private ProblemFolder(String upload, String prefix, NavigableMap<String, ImportedFile> files) {
		this.upload = upload;
		this.prefix = prefix;
		this.files = files;
	}

	/**
	 * @param all files of the upload, by path
	 */
	static ProblemFolder of(ImportedFiles upload, NavigableMap<String, ImportedFile> all, String folder) {
		String prefix = folder.isEmpty() ? "" : folder + "/";
		return new ProblemFolder(upload.name(), prefix, all);
	}

	/** Returns its name; at the top of an archive, that of the archive. */
	String name() {
		String name = prefix.isEmpty() ? upload.replaceFirst("\\.(zip|kpp)$", "")
				: prefix.substring(0, prefix.length() - 1);
		return name.substring(name.lastIndexOf('/') + 1);
	}

	Optional<ImportedFile> find(String path) {
		return Optional.ofNullable(files.get(prefix + path));
	}

	/** Returns all files in a folder and below it. */
	List<ImportedFile> in(String folder) {
		String path = prefix + folder;
		return List.copyOf(files.subMap(path + "/", path + BEHIND_SLASH).values());
	}

	/** Returns the path of a file inside the folder. */
	String path(ImportedFile file) {
		return file.path().substring(prefix.length());
	}

	/** Returns a text; empty if there is no such file. */
	String text(String path) throws IOException {
		Optional<ImportedFile> file = find(path);
		return file.isPresent() ? file.get().text(MOST_BYTES) : "";
	}

	/** Returns the text of a file of settings; empty if there is none. */
	String settings(String path) throws IOException {
		Optional<ImportedFile> file = find(path);
		return file.isPresent() ? file.get().text(MOST_SETTINGS_BYTES) : "";
	}

	/** Returns a file of settings; an empty object if there is none. */
	ObjectNode yaml(String path) throws IOException {
		JsonNode read = ImportedYaml.read(settings(path), path);
		return (read instanceof ObjectNode object) ? object : JsonNodeFactory.instance.objectNode();
	}

}
