package dev.gavel.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file system that submissions see; {@code ./gavel run} prepares it and tells where
 * it is.
 */
final class Rootfs {

	private static final String VARIABLE = "GAVEL_ROOTFS";

	private Rootfs() {
	}

	static Path locate(Map<String, String> environment) {
		String path = environment.getOrDefault(VARIABLE, "");
		if (path.isBlank() || !Files.isDirectory(Path.of(path))) {
			throw new StartFailure(VARIABLE + " is '" + path
					+ "', expected the folder that deploy/rootfs/build-rootfs made. ./gavel run sees to it.");
		}
		return Path.of(path);
	}

}
