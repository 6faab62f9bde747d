package dev.gavel.worker.sandbox.oci.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Named pipes of a cell, two either way, and the folder in which it finds pipes that lead
 * to another cell. Cells have different users, so everyone may open a pipe who knows its
 * name: only the worker can list it or guess it.
 */
record CellPipes(Path folder, List<Path> pipes) {

	private static final int PIPES = 4;

	private static final String PASSABLE = "rwx--x--x";

	private static final String OPEN_TO_ALL = "rw-rw-rw-";

	/** Names pipes in a directory, and makes the folder. */
	static CellPipes in(Path directory, String folderName) throws IOException {
		Path folder = Files.createDirectory(directory.resolve(folderName));
		for (Path place : List.of(directory.getParent(), directory, folder)) {
			Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(PASSABLE));
		}
		return new CellPipes(folder, Stream.generate(() -> directory.resolve(randomName())).limit(PIPES).toList());
	}

	private static String randomName() {
		return UUID.randomUUID().toString();
	}

	/** The pipes have been made. */
	void open() throws IOException {
		for (Path pipe : pipes) {
			Files.setPosixFilePermissions(pipe, PosixFilePermissions.fromString(OPEN_TO_ALL));
		}
	}

	String name(int index) {
		return pipes.get(index).getFileName().toString();
	}

	/** Lets this cell and another find the pipes. */
	void share(CellPipes other) throws IOException {
		for (Path pipe : pipes) {
			Files.createLink(folder.resolve(pipe.getFileName()), pipe);
			Files.createLink(other.folder.resolve(pipe.getFileName()), pipe);
		}
	}

	/** Takes the pipes away from both. */
	void withdraw(CellPipes other) throws IOException {
		for (Path pipe : pipes) {
			Files.deleteIfExists(folder.resolve(pipe.getFileName()));
			Files.deleteIfExists(other.folder.resolve(pipe.getFileName()));
		}
	}

}
