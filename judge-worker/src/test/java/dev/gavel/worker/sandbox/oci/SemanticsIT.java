package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.PrintingProgram.Printed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Programs in a cell print, say and exit exactly as with {@code python3 solution.py},
 * which the Python of the cell's own rootfs does here, outside any cell.
 */
class SemanticsIT {

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell("tests=auto");

	private static final int MANY_TESTS = 100;

	/** In which the tests of a submission run, one after the other. */
	private static final List<String> PROCESSES = List.of("forked", "copied", "set back");

	private static final String FOLDER = "/tmp/";

	private Path folder;

	record Sample(String name, String source, @Nullable String stdin, @Nullable List<String> args,
			@Nullable Map<String, String> files) {

		PrintingProgram program() {
			return new PrintingProgram(source, Objects.requireNonNullElse(stdin, ""),
					Objects.requireNonNullElse(args, List.of()), Objects.requireNonNullElse(files, Map.of()), "");
		}

		@Override
		public String toString() {
			return name;
		}

	}

	/** What someone in front of a terminal sees. */
	record Seen(String stdout, String stderr, int status) {
	}

	static Stream<Sample> samples() {
		return YAMLMapper.builder()
			.build()
			.readValue(SemanticsIT.class.getResourceAsStream("/semantics.yml"), new TypeReference<List<Sample>>() {
			})
			.stream();
	}

	@BeforeEach
	void createFolder() throws IOException {
		this.folder = SandboxFixture.workDir();
	}

	@AfterEach
	void deleteFolder() throws IOException {
		FileSystemUtils.deleteRecursively(folder);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("samples")
	void areThoseOfPython(Sample sample) throws Exception {
		PrintingProgram program = sample.program();
		Seen seen = seenOutside(program);
		try (SandboxSession session = CELL.sandbox()
			.open(PrintingProgram.program(program.source()).forTests(MANY_TESTS), PrintingProgram.LIMITS)) {
			for (String process : PROCESSES) {
				assertThat(seenInside(program.run(session))).as(process).isEqualTo(seen);
			}
		}
	}

	private static Seen seenInside(Printed printed) {
		RunResult result = printed.result();
		int status = (result.exitCode() != null) ? result.exitCode()
				: 128 + Objects.requireNonNull(result.signal(), result::toString).number();
		return new Seen(text(printed.bytes()), masked(result.stderr().text()), status);
	}

	private Seen seenOutside(PrintingProgram program) throws IOException, InterruptedException {
		Files.writeString(folder.resolve("solution.py"), program.source());
		for (Map.Entry<String, String> file : program.files().entrySet()) {
			Files.writeString(folder.resolve(file.getKey()), file.getValue());
		}
		Path outside = SandboxFixture.workDir();
		try {
			File stdin = outside.resolve("stdin").toFile();
			File stdout = outside.resolve("stdout").toFile();
			File stderr = outside.resolve("stderr").toFile();
			try (var out = Files.newOutputStream(stdin.toPath())) {
				Objects.requireNonNull(program.input().stdin(), "stdin is null").writeTo(out);
			}
			ProcessBuilder python = new ProcessBuilder(python(program)).directory(folder.toFile())
				.redirectInput(stdin)
				.redirectOutput(stdout)
				.redirectError(stderr);
			python.environment().clear();
			python.environment()
				.putAll(Map.of("PYTHONHOME", SandboxFixture.rootfs() + "/usr", "LANG", "C.UTF-8", "PYTHONUTF8", "1",
						"PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1", "PATH", "/usr/bin"));
			int status = python.start().waitFor();
			return new Seen(text(Files.readAllBytes(stdout.toPath())).replace(folder + "/", FOLDER),
					masked(text(Files.readAllBytes(stderr.toPath()))).replace(folder + "/", FOLDER), status);
		}
		finally {
			FileSystemUtils.deleteRecursively(outside);
		}
	}

	/** By the rootfs's own loader: this host may have another C library. */
	private static List<String> python(PrintingProgram program) throws IOException {
		Path rootfs = SandboxFixture.rootfs();
		List<String> command = new ArrayList<>(List.of(rootfs + "/lib64/ld-linux-x86-64.so.2", "--library-path",
				rootfs + "/usr/lib/x86_64-linux-gnu"));
		try (Stream<Path> programs = Files.list(rootfs.resolve("usr/bin"))) {
			command.add(programs.map(Path::toString)
				.filter((name) -> name.matches(".*/python3\\.\\d+"))
				.findFirst()
				.orElseThrow());
		}
		command.add("solution.py");
		command.addAll(program.arguments());
		return command;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/** Hides addresses of objects, and where the standard library is. */
	private static String masked(String text) {
		return text.replaceAll("0x[0-9a-f]+", "0x")
			.replaceAll("\"[^\"]*(/usr/lib/python3)", "\"$1")
			.replaceAll("in \\d\\.\\d{3}s", "in 0s");
	}

}
