package dev.gavel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Init and the harnesses know nothing of each other but what {@code harness/__init__.py}
 * lists. This reads the supervisor's sources, so it needs no Python.
 */
class SupervisorModularityTests {

	private static final Path SUPERVISOR = Path.of("src/main/resources/supervisor");

	private static final Pattern IMPORT = Pattern.compile("^\\s*(?:from\\s+(\\S+)\\s+import\\b|import\\s+(.+))",
			Pattern.MULTILINE);

	static Stream<Path> init() {
		return sources("init");
	}

	static Stream<Path> harnesses() {
		return sources("harness");
	}

	@ParameterizedTest
	@MethodSource({ "init", "harnesses" })
	void importsNothingOfTheOtherSide(Path file) {
		int depth = file.getNameCount() - SUPERVISOR.getNameCount();
		assertThat(imports(file)).noneMatch((name) -> name.startsWith(".".repeat(depth)))
			.noneMatch((name) -> name.matches("(init|harness|__main__)\\b.*"));
	}

	/** What Python can do with a program's source or by the name of a module. */
	@ParameterizedTest
	@MethodSource("init")
	void looksIntoNoProgram(Path file) {
		assertThat(imports(file)).doesNotContain("ast", "importlib", "runpy", "sys", "traceback", "linecache");
		assertThat(text(file)).doesNotContainPattern("(?<![\\w.])(__import__|compile|exec|eval)\\(");
	}

	@ParameterizedTest
	@MethodSource("harnesses")
	void knowsNoNamespacesAndRights(Path file) {
		assertThat(text(file)).doesNotContainPattern("CLONE_NEW|unshare|setres[ug]id|seccomp|umount|pidfd|wait4");
	}

	@Test
	void onlyTheStartBringsBothTogether() {
		assertThat(imports(SUPERVISOR.resolve("__main__.py"))).containsExactly("importlib", "sys", "init");
	}

	@Test
	void asksOfAHarnessWhatIsListed() {
		String init = all(init());
		assertThat(found(init, "\\bharness\\.(\\w+)\\b(?!\\.py)")).isEqualTo(listed("(?=TOOLCHAIN|\\w+\\()"))
			.containsExactlyInAnyOrder("TOOLCHAIN", "warm_up", "settle", "Program");
		assertThat(found(init, "\\.program\\.(\\w+)")).isEqualTo(listed("Program\\.")).hasSize(3);
	}

	@Test
	void isAskedByAHarnessForWhatIsListed() {
		assertThat(found(all(harnesses().filter((file) -> file.getNameCount() > SUPERVISOR.getNameCount() + 2)),
				"\\bcalls\\.(\\w+)\\("))
			.isEqualTo(listed("calls\\."))
			.isEqualTo(found(text(SUPERVISOR.resolve("init/calls.py")), "^    def ([a-z]\\w*)\\("))
			.hasSize(8);
	}

	/** The names in the tables of the interface that begin so. */
	private static Set<String> listed(String beginning) {
		return found(text(SUPERVISOR.resolve("harness/__init__.py")), "^ {4}" + beginning + "(\\w+)\\b");
	}

	private static Set<String> found(String text, String pattern) {
		return Pattern.compile(pattern, Pattern.MULTILINE)
			.matcher(text)
			.results()
			.map((result) -> result.group(1))
			.collect(Collectors.toSet());
	}

	private static List<String> imports(Path file) {
		return IMPORT.matcher(text(file)).results().flatMap(SupervisorModularityTests::names).toList();
	}

	private static Stream<String> names(MatchResult statement) {
		if (statement.group(1) != null) {
			return Stream.of(statement.group(1));
		}
		return Stream.of(statement.group(2).split(",")).map((name) -> name.strip().split("\\s")[0]);
	}

	private static String all(Stream<Path> files) {
		return files.map(SupervisorModularityTests::text).collect(Collectors.joining("\n"));
	}

	private static Stream<Path> sources(String folder) {
		try (Stream<Path> files = Files.walk(SUPERVISOR.resolve(folder))) {
			return files.filter((file) -> file.toString().endsWith(".py")).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
