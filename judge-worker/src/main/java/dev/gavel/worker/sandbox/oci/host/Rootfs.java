package dev.gavel.worker.sandbox.oci.host;

import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file system that programs see.
 *
 * @param python the interpreter, as a path inside it
 * @param digest SHA-256 of its manifest
 */
public record Rootfs(Path directory, String python, String digest) {

	private static final List<String> PROGRAMS = List.of("usr/bin", "usr/local/bin");

	private static final Pattern PYTHON = Pattern.compile("python3\\.\\d+");

	public static Rootfs at(Path directory) throws IOException {
		for (String programs : PROGRAMS) {
			Optional<String> python = python(directory.resolve(programs));
			if (python.isPresent()) {
				return new Rootfs(directory, "/%s/%s".formatted(programs, python.get()),
						digest(directory.resolve("etc/gavel-rootfs")));
			}
		}
		throw new IOException(
				"%s: expected a file system with python3.N in %s, found none; build it with deploy/rootfs/build-rootfs"
					.formatted(directory, String.join(" or ", PROGRAMS)));
	}

	private static Optional<String> python(Path programs) throws IOException {
		if (!Files.isDirectory(programs)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.list(programs)) {
			return files.filter(Files::isExecutable)
				.map((file) -> file.getFileName().toString())
				.filter((name) -> PYTHON.matcher(name).matches())
				.sorted()
				.findFirst();
		}
	}

	private static String digest(Path manifest) throws IOException {
		return Files.exists(manifest) ? ContentHash.of(Files.readAllBytes(manifest)) : "unknown";
	}

}
