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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
