package dev.gavel.standalone;

import dev.gavel.message.ContentHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the containers' short-lived files go: not below the data folder, because the
 * users inside the containers must be able to enter every folder on the way, and a home
 * is closed to them. Named after the data folder, so that a start finds what a killed run
 * of the same Gavel left behind, and no other Gavel's.
 */
final class SandboxFolder {

	private static final Path RUN = Path.of("/run");

	private SandboxFolder() {
	}

	static Path of(Path data) {
		Path base = Files.isWritable(RUN) ? RUN : Path.of(System.getProperty("java.io.tmpdir"));
		return base.resolve("gavel-" + shortHash(data.toString()));
	}

	private static String shortHash(String text) {
		return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
	}

}
