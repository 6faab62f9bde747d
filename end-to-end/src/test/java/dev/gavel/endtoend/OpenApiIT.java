package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The description of the interface in the hands of other people's tools. */
@ExtendWith(SharedGavel.class)
class OpenApiIT {

	private static final Path JUDGE = Path.of("src/test/resources/generated-client/Judge.java");

	private final GavelProcess gavel;

	@TempDir
	Path folder;

	private Path document;

	OpenApiIT(GavelProcess gavel) {
		this.gavel = gavel;
	}

	@BeforeEach
	void read() throws IOException {
		document = folder.resolve("openapi.json");
		Files.writeString(document, gavel.client().text("/v3/api-docs", "application/json"));
	}

	/**
	 * The rules that it recommends. Its package comes by npm, its interpreter with
	 * Playwright.
	 */
	@Test
	void hasNoErrorsForRedocly() throws Exception {
		assumeThat(call(List.of("sh", "-c", "command -v npm")).status()).as("npm is there").isZero();
		assumeThat(call(List.of("npm", "install", "--ignore-scripts", "--fetch-retries=0", "--no-audit", "--no-fund",
				"--prefix", folder.toString(), System.getProperty("gavel.redocly")))
			.status()).as("the package is there").isZero();
		Path node = Driver.ensureDriverInstalled(Map.of(), false).driverDir().resolve("node");
		Path redocly = folder.resolve("node_modules/@redocly/cli/bin/cli.js");
		Result lint = call(List.of(node.toString(), redocly.toString(), "lint", document.toString()));
		assertThat(lint.status()).as(lint.output()).isZero();
	}

	@Test
	@Tag("long")
	void generatedClientJudges() throws Exception {
		Path sources = folder.resolve("client");
		Result generated = call(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-jar", System.getProperty("gavel.openapi-generator"), "generate",
				"--input-spec", document.toString(), "--generator-name", "java", "--library", "native", "--output",
				sources.toString(), "--invoker-package", "dev.gavel.client", "--api-package", "dev.gavel.client.api",
				"--model-package", "dev.gavel.client.model", "--additional-properties",
				"openApiNullable=false,useJakartaEe=true", "--global-property",
				"apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
		assertThat(generated.status()).as(generated.output()).isZero();
		Path classes = compile(sources.resolve("src/main/java"));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
				OpenApiIT.class.getClassLoader())) {
			Supplier<?> judge = (Supplier<?>) loader.loadClass("Judge")
				.getConstructor(String.class)
				.newInstance("http://127.0.0.1:" + gavel.port());
			assertThat(judge.get()).isEqualTo("ACCEPTED 4 of 4, WRONG_ANSWER, 422");
		}
	}

	private Path compile(Path sources) throws IOException {
		Path classes = Files.createDirectory(folder.resolve("classes"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> generated = Files.walk(sources)) {
			List<Path> all = Stream
				.concat(generated.filter((file) -> file.toString().endsWith(".java")), Stream.of(JUDGE))
				.toList();
			assertThat(compiler
				.getTask(null, files, null,
						List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath()), null,
						files.getJavaFileObjectsFromPaths(all))
				.call()).isTrue();
		}
		return classes;
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private record Result(int status, String output) {
	}

	private Result call(List<String> command) throws IOException, InterruptedException {
		File output = folder.resolve("output").toFile();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
		builder.environment().putAll(Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"));
		return new Result(builder.start().waitFor(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
	}

}
