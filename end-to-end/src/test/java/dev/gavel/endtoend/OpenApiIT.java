package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gavel.cluster.Command;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

	/** The rules that it recommends. */
	@Test
	void hasNoErrorsForRedocly() {
		NpmPackages.install(folder, System.getProperty("gavel.redocly"));
		Path redocly = folder.resolve("node_modules/@redocly/cli/bin/cli.js");
		assertThatCode(() -> NpmPackages.node(redocly, "lint", document.toString())).doesNotThrowAnyException();
	}

	@Test
	@Tag("long")
	void generatedClientJudges() throws Exception {
		Path sources = folder.resolve("client");
		Command.run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-jar", System.getProperty("gavel.openapi-generator"), "generate", "--input-spec", document.toString(),
				"--generator-name", "java", "--library", "native", "--output", sources.toString(), "--invoker-package",
				"dev.gavel.client", "--api-package", "dev.gavel.client.api", "--model-package",
				"dev.gavel.client.model", "--additional-properties", "openApiNullable=false,useJakartaEe=true",
				"--global-property",
				"apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
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

}
