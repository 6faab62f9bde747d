package dev.gavel.worker.sandbox.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The file system that programs see.
 *
 * @param python the interpreter, as a path inside it
 * @param digest SHA-256 of its manifest
 */
record Rootfs(Path directory, String python, String digest) {

	private static final List<String> PYTHONS = List.of("usr/bin/python3.13", "usr/local/bin/python3.13");

	static Rootfs at(Path directory) throws IOException {
		for (String python : PYTHONS) {
			if (Files.isExecutable(directory.resolve(python))) {
				return new Rootfs(directory, "/" + python, digest(directory.resolve("etc/gavel-rootfs")));
			}
		}
		throw new IOException("%s: expected a file system with %s, found none; build it with deploy/rootfs/build-rootfs"
			.formatted(directory, String.join(" or ", PYTHONS)));
	}

	private static String digest(Path manifest) throws IOException {
		if (!Files.exists(manifest)) {
			return "unknown";
		}
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(manifest));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
