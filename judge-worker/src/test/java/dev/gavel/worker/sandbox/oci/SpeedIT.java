package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.EnvironmentName;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.worker.kind.classes.ClassExchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * What judging costs, beside a Python interpreter started for each test, in the same
 * minute on the same machine. CPU times are the kernel's, of all processes of a cell.
 */
@Tag("slow")
class SpeedIT {

	private static final Logger logger = LoggerFactory.getLogger(SpeedIT.class);

	private static final int ROUNDS = 31;

	/** What it takes to call a function with arguments from outside. */
	private static final String BARE = """
			import json, sys
			from typing import *
			exec(compile(%s, "solution.py", "exec"))
			print(json.dumps(Solution().twoSum(*json.loads('[[2, 7, 11, 15], 9]'))))
			""";

	private static final String SOLUTION = """
			class Solution:
			    def twoSum(self, nums: List[int], target: int) -> List[int]:
			        seen = {}
			        for i, x in enumerate(nums):
			            if target - x in seen:
			                return [seen[target - x], i]
			            seen[x] = i
			""";

	private static final String PRINTING = """
			def two_sum(nums, target):
			    seen = {}
			    for i, x in enumerate(nums):
			        if target - x in seen:
			            return [seen[target - x], i]
			        seen[x] = i


			print(*two_sum(list(map(int, input().split())), int(input())))
			""";

	private static final String CACHE = """
			from collections import OrderedDict

			class LRUCache:
			    def __init__(self, capacity: int):
			        self.capacity = capacity
			        self.values = OrderedDict()

			    def get(self, key: int) -> int:
			        if key not in self.values:
			            return -1
			        self.values.move_to_end(key)
			        return self.values[key]

			    def put(self, key: int, value: int) -> None:
			        self.values[key] = value
			        self.values.move_to_end(key)
			        if len(self.values) > self.capacity:
			            self.values.popitem(last=False)
			""";

	private static final String CHECKER = """
			def check(input, expected, answer):
			    i, j = answer
			    return input["nums"][i] + input["nums"][j] == input["target"], f"starts at {i}"
			""";

	private static final String OPERATIONS = "[[\"LRUCache\",\"put\",\"put\",\"get\",\"put\",\"get\",\"get\"],"
			+ "[[2],[1,1],[2,2],[1],[3,3],[2],[3]]]";

	private Path workDir;

	private OciSandbox sandbox;

	@BeforeEach
	void start() throws IOException {
		this.workDir = SandboxFixture.workDir();
		this.sandbox = SandboxFixture.start(workDir, "spare-cells=0", "recycle-after=1000000");
	}

	@AfterEach
	void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	/**
	 * A seventh on a quiet machine; how much of the caches others take is not ours to
	 * say.
	 */
	@Test
	void takesAFractionOfTheCpuOfAPythonForEachTest() throws Exception {
		submit(20);
		List<Long> bare = new ArrayList<>();
		List<Long> isolated = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			bare.add(bareMicros());
			isolated.add(submissionMicros(20));
		}
		logger.info("CPU in us: bare python {}; submission of 1 test {}, 20 tests {}, 50 tests {}", median(bare),
				medianOf(1), median(isolated), medianOf(50));
		assertThat(median(isolated)).isLessThan(20 * median(bare) / 7);
	}

	/** In turns, because other processes take their share of the machine. */
	@Test
	void sevenCallsOfAClassTakeLittleMoreThanACallOfAFunction() throws Exception {
		Program function = SandboxFixture.program(SOLUTION, "twoSum");
		Program ofClass = new ClassExchange(cache()).program(CACHE, EnvironmentName.DEFAULT);
		List<Long> functions = new ArrayList<>();
		List<Long> classes = new ArrayList<>();
		submit(ofClass, OPERATIONS, 20);
		for (int i = 0; i < ROUNDS; i++) {
			functions.add(submissionMicros(function, "[[2,7,11,15],9]", 20));
			classes.add(submissionMicros(ofClass, OPERATIONS, 20));
		}
		logger.info("CPU in us of 20 tests: of a function {}, of a class with 7 calls {}", median(functions),
				median(classes));
		assertThat((double) median(classes) / median(functions)).isLessThan(1.3);
	}

	/** In turns, because other processes take their share of the machine. */
	@Test
	void aProgramTakesLittleMoreThanAFunctionWithTheSameWork() throws Exception {
		Program function = SandboxFixture.program(SOLUTION, "twoSum");
		PrintingProgram program = new PrintingProgram(PRINTING, "2 7 11 15\n9\n");
		List<Long> functions = new ArrayList<>();
		List<Long> programs = new ArrayList<>();
		submit(program, 20);
		for (int i = 0; i < ROUNDS; i++) {
			functions.add(submissionMicros(function, "[[2,7,11,15],9]", 20));
			Cell cell = cell();
			long before = cpuMicros(cell);
			submit(program, 20);
			programs.add(cpuMicros(cell()) - before);
		}
		logger.info("CPU in us of 20 tests: of a function {}, of a program {}", median(functions), median(programs));
		assertThat((double) median(programs) / median(functions)).isLessThan(1.3);
	}

	private void submit(PrintingProgram program, int tests) throws Exception {
		try (SandboxSession session = sandbox.open(PrintingProgram.program(program.source()), SandboxFixture.LIMITS)) {
			for (int i = 0; i < tests; i++) {
				assertThat(program.run(session).text()).isEqualTo("0 1\n");
			}
		}
	}

	/** Counted from a submission with one test, in turns. */
	@Test
	void aCheckerTakesAShareOfAMillisecondForEachTest() throws Exception {
		Program checker = new Program(CHECKER, Map.of("entry_point", "check", "reply", CheckerReply.TYPE),
				EnvironmentName.DEFAULT)
			.inOneProcess();
		String arguments = "[{\"d\":[[\"nums\",[2,7,11,15]],[\"target\",9]]},[0,1],[0,1]]";
		List<Long> one = new ArrayList<>();
		List<Long> many = new ArrayList<>();
		submit(checker, arguments, 20);
		for (int i = 0; i < ROUNDS; i++) {
			one.add(submissionMicros(checker, arguments, 1));
			many.add(submissionMicros(checker, arguments, 41));
		}
		long eachTest = (median(many) - median(one)) / 40;
		logger.info("CPU in us of a checker: of a submission with a test {}, for each further test {}", median(one),
				eachTest);
		assertThat(median(one)).isLessThan(6000);
		assertThat(eachTest).isLessThan(500);
	}

	private static QuestionKind.PythonClass cache() {
		Parameter key = new Parameter("key", ValueType.parse("int"));
		Signature constructor = new Signature("LRUCache", List.of(key), ValueType.parse("None"));
		Signature get = new Signature("get", List.of(key), ValueType.parse("int"));
		Signature put = new Signature("put", List.of(key, new Parameter("value", ValueType.parse("int"))),
				ValueType.parse("None"));
		return new QuestionKind.PythonClass(constructor, List.of(get, put));
	}

	@Test
	void holdsNoMoreAfterManySubmissions() throws Exception {
		for (int i = 0; i < 100; i++) {
			submit(1);
		}
		String before = holdings();
		int descriptorsBefore = descriptors();
		long memoryBefore = memoryBytes();
		for (int i = 0; i < 2000; i++) {
			submit(1);
		}
		logger.info("Memory of a cell after 100 submissions {} KB, after 2100 {} KB", memoryBefore >> 10,
				memoryBytes() >> 10);
		assertThat(holdings()).isEqualTo(before);
		assertThat(descriptors()).isLessThanOrEqualTo(descriptorsBefore);
		assertThat(memoryBytes()).isLessThan(memoryBefore + (2 << 20));
		assertThat(sandbox.pool().recycled()).isEmpty();
	}

	private long medianOf(int tests) throws Exception {
		List<Long> micros = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			micros.add(submissionMicros(tests));
		}
		return median(micros);
	}

	private static long median(List<Long> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private long submissionMicros(int tests) throws Exception {
		return submissionMicros(SandboxFixture.program(SOLUTION, "twoSum"), "[[2,7,11,15],9]", tests);
	}

	private long submissionMicros(Program program, String input, int tests) throws Exception {
		Cell cell = cell();
		long before = cpuMicros(cell);
		submit(program, input, tests);
		// Its reset belongs to it.
		return cpuMicros(cell()) - before;
	}

	private void submit(int tests) throws Exception {
		submit(SandboxFixture.program(SOLUTION, "twoSum"), "[[2,7,11,15],9]", tests);
	}

	private void submit(Program program, String input, int tests) throws Exception {
		try (SandboxSession session = sandbox.open(program, SandboxFixture.LIMITS)) {
			for (int i = 0; i < tests; i++) {
				assertThat(session.run(input.getBytes()).outcome()).isEqualTo(RunOutcome.RETURNED);
			}
		}
	}

	/** The only one, when it is ready for the next submission. */
	private Cell cell() {
		Cell cell = sandbox.pool().cells().iterator().next();
		await().pollInterval(Duration.ofMillis(2)).until(() -> cell.state() == CellState.IDLE);
		return cell;
	}

	private static long cpuMicros(Cell cell) throws IOException {
		if (cell.cgroup() instanceof CellCgroup.Unified unified) {
			String usage = Files.readAllLines(unified.directory().resolve("cpu.stat")).get(0);
			return Long.parseLong(usage.substring("usage_usec ".length()));
		}
		CellCgroup.Divided divided = (CellCgroup.Divided) cell.cgroup();
		Path hierarchies = Path.of("/sys/fs/cgroup");
		Path group = Path.of("/sys/fs/cgroup/memory").relativize(divided.directory());
		return Long
			.parseLong(Files.readString(hierarchies.resolve("cpuacct").resolve(group).resolve("cpuacct.usage")).strip())
				/ 1000;
	}

	private long bareMicros() throws Exception {
		Path rootfs = SandboxFixture.rootfs();
		String source = BARE.formatted("'''" + SOLUTION + "'''");
		long before = childrenMicros();
		int runs = 5;
		for (int i = 0; i < runs; i++) {
			Process process = new ProcessBuilder("chroot", rootfs.toString(), "/usr/bin/python3.13", "-I", "-S", "-c",
					source)
				.start();
			assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("[0, 1]\n");
			assertThat(process.waitFor()).isZero();
		}
		return (childrenMicros() - before) / runs;
	}

	/** User and system time of all children that have ended; in steps of 10 ms. */
	private static long childrenMicros() throws IOException {
		String[] fields = Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ");
		return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10_000;
	}

	private String holdings() throws Exception {
		Cell cell = cell();
		try (var cells = Files.list(workDir.resolve("bundles"))) {
			return "processes of the cell %d, cells %d".formatted(cell.init().descendants().count(), cells.count());
		}
	}

	private static int descriptors() {
		return Path.of("/proc/self/fd").toFile().list().length;
	}

	private long memoryBytes() throws Exception {
		Cell cell = cell();
		if (cell.cgroup() instanceof CellCgroup.Unified unified) {
			return Long.parseLong(Files.readString(unified.directory().resolve("memory.current")).strip());
		}
		CellCgroup.Divided divided = (CellCgroup.Divided) cell.cgroup();
		return Long.parseLong(Files.readString(divided.directory().resolve("memory.usage_in_bytes")).strip());
	}

}
