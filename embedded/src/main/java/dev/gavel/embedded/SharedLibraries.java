package dev.gavel.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shared libraries that MySQL needs besides the C library: libaio and libnuma.
 */
final class SharedLibraries {

	private static final Pattern MISSING = Pattern.compile("loading shared libraries: (\\S+):");

	private static final Path SYSTEM = Path.of("/usr/lib/x86_64-linux-gnu");

	private SharedLibraries() {
	}

	static void check(Mysqld mysqld) {
		linkRenamedLibaio(mysqld);
		String output = run(mysqld);
		Matcher missing = MISSING.matcher(output);
		if (missing.find()) {
			throw new EmbeddedServerException("MySQL needs %s, which this system lacks. Install libaio and libnuma"
				.formatted(missing.group(1))
					+ " (Debian, Ubuntu: apt-get install libaio1 libnuma1; since 2024 the first is libaio1t64).");
		}
		if (!output.contains("Ver ")) {
			throw new EmbeddedServerException(
					"The bundled MySQL runs on x86-64 Linux only; here it said: " + output.strip());
		}
	}

	/**
	 * Debian 13 and Ubuntu 24.04 gave libaio.so.1 a new name; on 64 bits nothing else
	 * about it changed.
	 */
	private static void linkRenamedLibaio(Mysqld mysqld) {
		Path renamed = SYSTEM.resolve("libaio.so.1t64");
		Path link = mysqld.linkedLibraries().resolve("libaio.so.1");
		try {
			if (Files.exists(renamed) && !Files.exists(link)) {
				Files.createDirectories(link.getParent());
				Files.createSymbolicLink(link, renamed);
			}
		}
		catch (java.nio.file.FileAlreadyExistsException ex) {
			// another process has just made it
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot link " + renamed + " for MySQL: " + ex, ex);
		}
	}

	private static String run(Mysqld mysqld) {
		try {
			Process process = mysqld.command(List.of("--no-defaults", "--version")).redirectErrorStream(true).start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.getMessage();
		}
	}

}
