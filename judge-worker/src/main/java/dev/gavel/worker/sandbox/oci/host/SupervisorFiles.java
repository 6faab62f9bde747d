package dev.gavel.worker.sandbox.oci.host;

import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/**
 * The supervisor's sources, taken out of this jar into a directory that cells see
 * read-only.
 */
public record SupervisorFiles(Path directory, String version) {

	private static final String[] NAMES = { "__main__.py", "child.py", "entry.py", "hints.py", "idleness.py",
			"kernel.py", "program.py", "protocol.py", "recursion.py", "shared.py", "snapshot.py", "submission.py",
			"threads.py", "trial.py", "unwritable.py", "values.py" };

	private static final int VERSION_LENGTH = 16;

	/** Writes them below this directory unless this version of them is there already. */
	public static SupervisorFiles extractTo(Path workDir) throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		for (String name : NAMES) {
			files.put(name, read(name));
		}
		String version = ContentHash.of(files.values().toArray(byte[][]::new)).substring(0, VERSION_LENGTH);
		Path directory = workDir.resolve("supervisor-" + version);
		if (!Files.isDirectory(directory)) {
			write(files, workDir, directory);
		}
		return new SupervisorFiles(directory, version);
	}

	private static byte[] read(String name) throws IOException {
		try (InputStream source = SupervisorFiles.class.getResourceAsStream("/supervisor/" + name)) {
			if (source == null) {
				throw new IOException("supervisor/%s: expected it in this jar, it is not there".formatted(name));
			}
			return source.readAllBytes();
		}
	}

	private static void write(Map<String, byte[]> files, Path workDir, Path directory) throws IOException {
		Path unfinished = Files.createTempDirectory(workDir, "supervisor-");
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			Path target = Files.write(unfinished.resolve(file.getKey()), file.getValue());
			Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
		}
		Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.move(unfinished, directory);
	}

}
