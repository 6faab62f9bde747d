package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.PrintingProgram.Printed;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Programs whose tests are set back find nothing of the test before, and end, print and
 * say what they do when each has a process of its own.
 */
class SetBackProgramsIT {

	private static final String TESTS = """
			os.write(1, b"%%d\\n" %% os.getpid())
			if sys.argv[1] == "leave":
			%s
			elif sys.argv[1] == "look":
			    print(%s)
			else:
			    print(sys.stdin.read())
			""";

	private static final List<String> TURNS = List.of("nothing", "nothing", "leave", "look", "look");

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(1).multipliedBy(SandboxFixture.slowness()),
			Duration.ofSeconds(2).multipliedBy(SandboxFixture.slowness()), 128L << 20, 1 << 16, 1 << 20);

	private static final List<Path> workDirs = new ArrayList<>();

	private static OciSandbox forking;

	private static OciSandbox settingBack;

	@BeforeAll
	static void start() throws IOException {
		forking = SandboxFixture.start(workDir(), "spare-cells=0", "tests=fork");
		settingBack = SandboxFixture.start(workDir(), "spare-cells=0", "tests=auto");
	}

	private static Path workDir() throws IOException {
		workDirs.add(SandboxFixture.workDir());
		return workDirs.get(workDirs.size() - 1);
	}

	@AfterAll
	static void stop() throws IOException {
		assertThat(settingBack.pool().recycled().keySet()).isSubsetOf(RecycleReason.USED_UP);
		forking.close();
		settingBack.close();
		for (Path workDir : workDirs) {
			FileSystemUtils.deleteRecursively(workDir);
		}
	}

	record Pairs(String helpers, List<Pair> pairs) {
	}

	/**
	 * @param leave statements
	 * @param look an expression
	 * @param found what it prints
	 * @param process same or new
	 * @param files beside the program in the test that leaves something
	 */
	record Pair(String name, String leave, String look, String found, String process,
			@Nullable Map<String, String> files) {

		List<PrintingProgram> tests(String helpers) {
			String source = helpers + TESTS.formatted(leave.indent(4), look);
			return TURNS.stream()
				.map((turn) -> new PrintingProgram(source, "one\ntwo\nthree\n", List.of(turn),
						turn.equals("leave") ? Objects.requireNonNullElse(files, Map.of()) : Map.of(), ""))
				.toList();
		}

		@Override
		public String toString() {
			return name;
		}

	}

	private static final Pairs PAIRS = new YAMLMapper()
		.readValue(SetBackProgramsIT.class.getResourceAsStream("/set-back-programs.yml"), Pairs.class);

	static Stream<Pair> pairs() {
		return PAIRS.pairs().stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pairs")
	void leaveNothing(Pair pair) throws Exception {
		List<Printed> forked = printed(forking, pair.tests(PAIRS.helpers()));
		List<Printed> setBack = printed(settingBack, pair.tests(PAIRS.helpers()));
		for (int turn : new int[] { 3, 4 }) {
			assertThat(text(setBack.get(turn))).as("%s", setBack.get(turn).result()).isEqualTo(pair.found() + "\n");
			assertThat(process(setBack.get(turn)).equals(process(setBack.get(1))))
				.isEqualTo(pair.process().equals("same"));
		}
		assertThat(IntStream.range(0, TURNS.size()).mapToObj((turn) -> said(setBack.get(turn))).toList())
			.isEqualTo(IntStream.range(0, TURNS.size()).mapToObj((turn) -> said(forked.get(turn))).toList());
	}

	/** Also in a second keeper. */
	@Test
	void recurseEquallyDeepInEveryProcess() throws Exception {
		String source = """
				import os, sys
				def deeper():
				    return deeper()
				if sys.argv[1] == "leave":
				    os.set_blocking(1, False)
				deeper()
				""";
		List<String> said = Stream
			.concat(printed(forking, tests(source, TURNS)).stream(),
					printed(settingBack, tests(source, TURNS)).stream())
			.map((printed) -> printed.result().stderr().text())
			.toList();
		assertThat(said.get(0)).contains("RecursionError");
		assertThat(said).containsOnly(said.get(0));
	}

	/** Not even as much as it takes to state the exit status. */
	@Test
	void endWithoutMemory() throws Exception {
		List<PrintingProgram> tests = tests("""
				import resource, sys
				if sys.argv[1] == "leave":
				    kept, place = [None] * 200_000, 0
				    resource.setrlimit(resource.RLIMIT_DATA, (1 << 20, resource.getrlimit(resource.RLIMIT_DATA)[1]))
				    for size in 100_000, 10_000, 1_000, 600, 40:
				        try:
				            while True:
				                kept[place] = bytes(size)
				                place += 1
				        except MemoryError:
				            pass
				print("right")
				""", List.of("nothing", "leave", "leave"));
		assertThat(printed(settingBack, tests)).extracting((printed) -> printed.result().exitCode())
			.isEqualTo(
					printed(forking, tests).stream().map((printed) -> (Object) printed.result().exitCode()).toList());
	}

	@Test
	void doNotPayForTheTimeBeforeTheyBegin() throws Exception {
		PrintingProgram test = new PrintingProgram("", "", List.of(), Map.of(),
				"if 0:\n    " + "a=1;b=[2];".repeat(1_999) + "\n");
		List<Printed> printed = printed(settingBack, Collections.nCopies(4, test));
		assertThat(printed).extracting((each) -> each.result().cpuTimeMicros())
			.allMatch((micros) -> micros < 5_000 * SandboxFixture.slowness());
	}

	private static List<PrintingProgram> tests(String source, List<String> turns) {
		return turns.stream().map((turn) -> new PrintingProgram(source, "", List.of(turn), Map.of(), "")).toList();
	}

	private static List<Printed> printed(OciSandbox sandbox, List<PrintingProgram> tests) throws Exception {
		List<Printed> printed = new ArrayList<>();
		try (SandboxSession session = sandbox.open(PrintingProgram.program(tests.get(0).source()).forTests(100),
				LIMITS)) {
			for (PrintingProgram test : tests) {
				printed.add(test.run(session));
			}
		}
		return printed;
	}

	private static String process(Printed printed) {
		return printed.text().split("\n", 2)[0];
	}

	private static String text(Printed printed) {
		return printed.text().split("\n", 2)[1];
	}

	private static List<Object> said(Printed printed) {
		return Arrays.asList(text(printed), printed.result().outcome(), printed.result().exitCode(),
				printed.result().signal(), printed.result().error(), printed.result().names(),
				printed.result().stderr());
	}

}
