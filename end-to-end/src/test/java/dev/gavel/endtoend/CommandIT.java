package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, as it is called from elsewhere. */
class CommandIT {

	@TempDir
	static Path elsewhere;

	@Test
	void takesRelativePathsFromWhereItIsCalledThoughItIsLink() throws Exception {
		Path link = Files.createSymbolicLink(elsewhere.resolve("gavel"), GavelProcess.COMMAND);
		Files.createFile(elsewhere.resolve("file"));
		Result result = call(link, Map.of(), "run", "--data", "file");
		assertThat(result.output()).startsWith(elsewhere.resolve("file") + " is not a folder");
		assertThat(result.status()).isEqualTo(1);
		assertThat(call(link, Map.of("GAVEL_HOME", "file"), "run").output()).isEqualTo(result.output());
	}

	@Test
	void findsRootfsThatIsNoneAmongTheRest() throws Exception {
		Result result = call(GavelProcess.COMMAND, Map.of("GAVEL_ROOTFS", "nowhere"), "doctor");
		assertThat(result.output()).contains("ok       machine: ")
			.contains("PROBLEM  python rootfs: " + elsewhere.resolve("nowhere"))
			.contains("work directory: ")
			.endsWith("This host cannot judge yet.\n");
		assertThat(result.status()).isEqualTo(1);
	}

	@Test
	void namesTheEnvironmentsThatItBuildsItselfBeforeItBuildsAnything() throws Exception {
		Path alone = Files.copy(GavelProcess.COMMAND, elsewhere.resolve("alone"), StandardCopyOption.COPY_ATTRIBUTES);
		Result result = call(alone, Map.of(), "run", "--with", "scipy");
		assertThat(result.output()).isEqualTo(
				"gavel: --with is 'scipy', expected one of: numpy; for other libraries, see --environment in ./gavel help\n");
		assertThat(result.status()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "run", "test", "bench", "doctor" })
	void refusesMachinesThatCannotJudgeAtOnce(String needsCells) throws Exception {
		Path uname = Files.writeString(Files.createDirectories(elsewhere.resolve("arm")).resolve("uname"),
				"#!/bin/sh\necho Linux aarch64\n");
		assertThat(uname.toFile().setExecutable(true)).isTrue();
		Map<String, String> arm = Map.of("PATH", uname.getParent() + File.pathSeparator + System.getenv("PATH"));
		Result result = call(GavelProcess.COMMAND, arm, needsCells);
		assertThat(result.output()).startsWith("gavel: expected Linux on x86-64, found Linux aarch64: ");
		assertThat(result.status()).isEqualTo(1);
		assertThat(call(GavelProcess.COMMAND, arm, "help").status()).isZero();
	}

	@Test
	void startsOnJavaThatDoesNotNameItsRelease() throws Exception {
		Path jdk = Files.createDirectory(elsewhere.resolve("jdk"));
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.home")))) {
			for (Path file : files.filter((each) -> !each.endsWith("release")).toList()) {
				Files.createSymbolicLink(jdk.resolve(file.getFileName()), file);
			}
		}
		Result result = call(GavelProcess.COMMAND, Map.of("JAVA_HOME", jdk.toString(), "GAVEL_JAVA_OPTIONS", ""), "run",
				"--data", GavelProcess.COMMAND.toString());
		assertThat(result.output()).startsWith(GavelProcess.COMMAND + " is not a folder");
	}

	private record Result(int status, String output) {
	}

	private static Result call(Path command, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		ProcessBuilder builder = GavelProcess.command(command, arguments).directory(elsewhere.toFile());
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Result(process.waitFor(), output);
	}

}
