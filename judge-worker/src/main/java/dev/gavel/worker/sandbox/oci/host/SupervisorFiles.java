package dev.gavel.worker.sandbox.oci.host;

import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The supervisor's sources, taken out of this jar into a directory that cells see
 * read-only.
 */
public record SupervisorFiles(Path directory, String version) {

	private static final String ROOT = "/supervisor/";

	private static final int VERSION_LENGTH = 16;

	/** Writes them below this directory unless this version of them is there already. */
	public static SupervisorFiles extractTo(Path workDir) throws IOException {
		Map<String, byte[]> files = read();
		String version = version(files);
		Path directory = workDir.resolve("supervisor-" + version);
		if (!Files.isDirectory(directory)) {
			write(files, workDir, directory);
		}
		return new SupervisorFiles(directory, version);
	}

	/** Returns the files by their names below the root. */
	private static Map<String, byte[]> read() throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		for (Resource source : new PathMatchingResourcePatternResolver()
			.getResources("classpath:%s**/*.py".formatted(ROOT))) {
			String place = source.getURL().getPath();
			files.put(place.substring(place.lastIndexOf(ROOT) + ROOT.length()), source.getContentAsByteArray());
		}
		return files;
	}

	private static String version(Map<String, byte[]> files) {
		byte[][] namesAndContents = files.entrySet()
			.stream()
			.flatMap((file) -> Stream.of(file.getKey().getBytes(StandardCharsets.UTF_8), file.getValue()))
			.toArray(byte[][]::new);
		return ContentHash.of(namesAndContents).substring(0, VERSION_LENGTH);
	}

	private static void write(Map<String, byte[]> files, Path workDir, Path directory) throws IOException {
		Path unfinished = Files.createTempDirectory(workDir, "supervisor-");
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			Path target = unfinished.resolve(file.getKey());
			Files.createDirectories(target.getParent());
			Files.write(target, file.getValue());
		}
		publish(unfinished);
		Files.move(unfinished, directory);
	}

	/** A cell's root is an ordinary user of the host. */
	private static void publish(Path directory) throws IOException {
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : (Iterable<Path>) paths::iterator) {
				Files.setPosixFilePermissions(path,
						PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "r--r--r--"));
			}
		}
	}

}
