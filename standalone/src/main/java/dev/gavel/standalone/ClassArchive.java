package dev.gavel.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.gavel.embedded.Tether;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes that a start loads, as an archive from which the JVM loads them in half the
 * time. The script requests it from the first start of a build and passes it to later
 * ones. Writing it takes a minute of a core, at idle priority. Without it a start only
 * takes longer, so nothing here is an error.
 */
final class ClassArchive implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ClassArchive.class);

	private static final String NO_ARCHIVE = "The next start will be as slow as this one was: {}";

	private final Path list;

	private final Path archive;

	private final Path unfinished;

	private final Process writer;

	private final CompletableFuture<Void> end;

	private ClassArchive(Path list, Path archive, String classPath) throws IOException {
		this.list = list;
		this.archive = archive;
		this.unfinished = archive.resolveSibling(list.getFileName() + ".jsa");
		this.writer = new ProcessBuilder("nice", "-n", "19",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-Xshare:dump", "-XX:SharedClassListFile=" + list,
				"-XX:SharedArchiveFile=" + unfinished, "-cp", classPath)
			.redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
			.redirectOutput(Redirect.DISCARD)
			.redirectError(Redirect.DISCARD)
			.start();
		Tether tether = Tether.tie(writer, list.toString());
		this.end = writer.onExit().thenAccept(ended -> {
			tether.close();
			finish(ended.exitValue() == 0);
		});
	}

	/** Begins to write it, if the script requested it. */
	static void beginIfAskedFor(Shutdown shutdown) {
		String list = System.getProperty("gavel.class-list");
		if (list != null) {
			try {
				shutdown.add(Part.CLASS_ARCHIVE, begin(Path.of(list),
						Path.of(System.getProperty("gavel.class-archive")), System.getProperty("java.class.path")));
			}
			catch (IOException ex) {
				logger.info(NO_ARCHIVE, ex.toString());
			}
		}
	}

	/**
	 * @param list the classes that the JVM has loaded so far; it is still being written
	 */
	static ClassArchive begin(Path list, Path archive, String classPath) throws IOException {
		keepWholeLines(list);
		return new ClassArchive(list, archive, classPath);
	}

	/** Drops the last line, because the JVM may be in the middle of it. */
	private static void keepWholeLines(Path list) throws IOException {
		String loaded = Files.readString(list);
		Files.delete(list);
		Files.writeString(list, loaded.substring(0, loaded.lastIndexOf('\n') + 1));
	}

	private void finish(boolean written) {
		try {
			if (written) {
				Files.move(unfinished, archive, ATOMIC_MOVE);
				logger.info("The next start loads its classes from {}", archive);
				deleteAllOthers();
			}
			Files.deleteIfExists(list);
			Files.deleteIfExists(unfinished);
		}
		catch (IOException ex) {
			logger.info(NO_ARCHIVE, ex.toString());
		}
	}

	/** Deletes archives of other builds, and what killed starts have left. */
	private void deleteAllOthers() throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(archive.getParent(), "start-*")) {
			for (Path file : files) {
				if (!file.equals(archive)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	/** Waits until nothing is being written. */
	void await() {
		end.join();
	}

	@Override
	public void close() {
		writer.destroyForcibly();
		await();
	}

}
