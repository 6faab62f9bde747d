package dev.gavel.api.imports.format;

import dev.gavel.api.access.Caller;
import java.util.List;
import java.util.Optional;

/** What was uploaded: a single file, or the files of an archive. */
public interface ImportedFiles {

	/** Returns the name of the upload, for people. */
	String name();

	/** Returns who uploaded them. */
	Caller sender();

	/** Whether they are the files of an archive. */
	boolean isArchive();

	/** Returns all files by their path. Folders are none. */
	List<ImportedFile> all();

	/** Finds a file by its path. */
	default Optional<ImportedFile> find(String path) {
		return all().stream().filter((file) -> file.path().equals(path)).findFirst();
	}

	/** Returns the only file, if there is only one. */
	default Optional<ImportedFile> single() {
		return (all().size() == 1) ? Optional.of(all().get(0)) : Optional.empty();
	}

	/**
	 * Returns the files in a folder and below it.
	 * @param folder such as {@code data/secret}; empty for all
	 */
	default List<ImportedFile> in(String folder) {
		return folder.isEmpty() ? all()
				: all().stream().filter((file) -> file.path().startsWith(folder + "/")).toList();
	}

}
