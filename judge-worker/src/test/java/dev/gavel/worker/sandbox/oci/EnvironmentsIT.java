package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.message.Prelude;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.signature.ValueType;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.FileSystemUtils;

/**
 * One worker with three environments: python 3.13, 3.13 with numpy and pandas, 3.11. All
 * have sortedcontainers.
 */
class EnvironmentsIT {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 128L << 20,
			1 << 16, 1 << 16);

	private static Path workDir;

	private static OciSandbox sandbox;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir, "spare-cells=0", "rootfs=" + SandboxFixture.rootfs("--suite", "trixie"),
				"environments=numpy=%s,python3.11=%s".formatted(SandboxFixture.rootfs("--with", "numpy,pandas"),
						SandboxFixture.rootfs("--suite", "bookworm")));
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@ParameterizedTest
	@CsvSource({ "default, 3.13", "numpy, 3.13", "python3.11, 3.11" })
	void runsThePythonOfTheEnvironment(String environment, String version) throws Exception {
		assertThat(value(environment, "import sys\ndef solve(): return '%d.%d' % sys.version_info[:2]", "[]"))
			.isEqualTo("\"%s\"".formatted(version));
		assertThat(sandbox.facts(environment).pythonVersion()).startsWith(version + ".");
	}

	@Test
	void namesTheRootfsThatJudged() {
		assertThat(sandbox.environments()).containsExactly("default", "numpy", "python3.11");
		assertThat(sandbox.environments().stream().map((name) -> sandbox.facts(name).rootfsDigest()).distinct())
			.hasSize(3)
			.allMatch((digest) -> digest.length() == 64);
	}

	@Test
	void showsEachEnvironmentInItsHealth() {
		Health health = new SandboxHealth(sandbox).health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails().get("environments"))
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Map.class))
			.containsOnlyKeys("default", "numpy", "python3.11")
			.extractingByKey("python3.11")
			.extracting("python")
			.asString()
			.startsWith("3.11.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "numpy", "python3.11" })
	void hasTheStandardLibraryThatSolutionsExpect(String environment) throws Exception {
		assertThat(value(environment,
				"""
						import abc, asyncio, bisect, collections, concurrent.futures, copy, dataclasses, datetime, decimal, enum
						import fractions, functools, heapq, itertools, json, math, operator, random, re, statistics, string
						import tempfile, threading, typing

						class Shape(abc.ABC):
						    @abc.abstractmethod
						    def area(self) -> float: ...

						@dataclasses.dataclass(order=True)
						class Square(Shape):
						    side: float
						    def area(self): return self.side ** 2

						class Color(enum.Enum):
						    RED = 1

						async def later(number):
						    await asyncio.sleep(0.001)
						    return number

						async def all_of_them():
						    return sum(await asyncio.gather(*map(later, range(5))))

						def in_threads():
						    found = []
						    threads = [threading.Thread(target=found.append, args=(n,)) for n in range(4)]
						    for thread in threads: thread.start()
						    for thread in threads: thread.join()
						    return sorted(found)

						def in_a_file():
						    with tempfile.TemporaryDirectory() as folder, open(folder + "/x", "w+") as file:
						        file.write("kept")
						        file.seek(0)
						        return file.read()

						def solve(numbers: typing.List[int]):
						    heap = copy.deepcopy(numbers)
						    heapq.heapify(heap)
						    with concurrent.futures.ThreadPoolExecutor(4) as pool:
						        squares = list(pool.map(lambda n: n * n, numbers))
						    return [heapq.heappop(heap), bisect.bisect([1, 3], 2), squares, asyncio.run(all_of_them()),
						            in_threads(), in_a_file(), Square(2.0).area(), Color.RED.name, min(Square(2), Square(1)).side,
						            collections.Counter("aab")["a"], functools.reduce(operator.mul, itertools.islice(numbers, 2)),
						            json.loads(json.dumps({"a": 1}))["a"], math.gcd(12, 18), re.sub("a+", "b", "caat"),
						            str(decimal.Decimal("0.1") * 3), str(fractions.Fraction(2, 6)), statistics.median(numbers),
						            datetime.date(2024, 2, 29).isoformat(), string.digits, random.Random(1).random() < 1]
						""",
				"[[3,1,2]]"))
			.isEqualTo(
					"""
							[1,1,[9,1,4],10,[0,1,2,3],"kept",4.0,"RED",1,2,3,1,6,"cbt","0.3","1/3",2,"2024-02-29","0123456789",true]\
							""");
	}

	@Test
	void computesWithNumpy() throws Exception {
		assertThat(value("numpy",
				"""
						import numpy as np
						from numpy.random import default_rng

						def solve(rows: List[List[float]], right: List[float]):
						    matrix = np.array(rows)
						    big = default_rng(1).random((200, 200))
						    return (np.linalg.solve(matrix, np.array(right)).round(6).tolist(), int(np.sort(matrix, axis=None)[-1]),
						            bool(np.allclose(big @ np.linalg.inv(big), np.eye(200))), np.fft.fft(np.ones(4)).real.tolist(),
						            np.cumsum(np.arange(5, dtype=np.int64)).tolist())
						""",
				"[[[2.0,0.0],[0.0,4.0]],[2.0,8.0]]"))
			.isEqualTo("{\"t\":[[1.0,2.0],4,true,[4.0,0.0,0.0,0.0],[0,1,3,6,10]]}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "np.int64(3);int;3", "np.bool_(True);bool;true", "np.float32(0.5);float;0.5",
					"np.array([[1, 2], [3, 4]]);List[List[int]];[[1,2],[3,4]]", "[np.int64(1)];Optional[List[int]];[1]",
					"(np.int64(1), np.array([1.5]));Tuple[int, List[float]];{\"t\":[1,[1.5]]}",
					"pd.Series([1, 2]);List[int];[1,2]", "pd.Series([1.5]).sum();float;1.5" })
	void convertsWhatNumpyMakes(String value, String type, String written) throws Exception {
		RunResult result = SandboxFixture.run(sandbox, "import numpy as np, pandas as pd\ndef solve(): return " + value,
				ValueType.parse(type), "numpy", LIMITS);
		assertThat(result.outcome()).as("%s", result.error()).isEqualTo(RunOutcome.RETURNED);
		assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo(written);
	}

	@Test
	void convertsNoArrayThatIsLargerThanAResult() throws Exception {
		RunResult result = SandboxFixture.run(sandbox,
				"import numpy as np\ndef solve(): return np.broadcast_to(0, 10 ** 12)", ValueType.parse("List[int]"),
				"numpy", LIMITS);
		assertThat(result.outcome()).isEqualTo(RunOutcome.RESULT_TOO_LARGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "numpy", "python3.11" })
	void keepsOrderWithSortedcontainers(String environment) throws Exception {
		assertThat(value(environment, """
				from sortedcontainers import SortedDict, SortedList

				def solve(numbers: List[int]):
				    kept = SortedList(numbers)
				    kept.add(2)
				    return list(kept), kept.bisect_left(3), SortedDict({2: "b", 1: "a"}).peekitem(0)
				""", "[[5,1,3]]")).isEqualTo("{\"t\":[[1,2,3,5],2,{\"t\":[1,\"a\"]}]}");
	}

	@ParameterizedTest
	@CsvSource({ "default, numpy", "default, pandas", "python3.11, numpy" })
	void hasNoLibraryOfAnotherEnvironment(String environment, String library) throws Exception {
		RunResult result = run(environment, "import " + library + "\ndef solve(): return 1", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.RAISED);
		assertThat(result.error().type()).isEqualTo("ModuleNotFoundError");
	}

	@Test
	void loadsLibrariesBeforeTheTestBegins() throws Exception {
		RunResult result = run("numpy", """
				import sys
				def solve(): return [name in sys.modules for name in ("numpy", "pandas", "sortedcontainers")]
				""", "[]");
		assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo("[true,true,true]");
		assertThat(result.cpuTimeMicros()).as("an import of numpy takes at least 60 ms").isLessThan(50_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "numpy", "python3.11" })
	void givesSortedcontainersToProgramsWithThePreludeOfLeetCode(String environment) throws Exception {
		Program program = SandboxFixture.program("def solve(): return list(SortedList([2, 1]))", "solve", environment)
			.with("prelude", Prelude.LEETCODE);
		try (SandboxSession session = sandbox.open(program, LIMITS)) {
			RunResult result = session.run("[]".getBytes());
			assertThat(result.outcome()).as("%s", result.error()).isEqualTo(RunOutcome.RETURNED);
			assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo("[1,2]");
		}
	}

	@Test
	void computesWithPandas() throws Exception {
		assertThat(value("numpy", """
				import pandas as pd
				def solve(names: List[str], points: List[int]):
				    table = pd.DataFrame({"name": names, "points": points})
				    sums = table.groupby("name")["points"].sum()
				    return sums.index.tolist(), sums.tolist(), table["points"].describe()["mean"].item()
				""", "[[\"b\",\"a\",\"b\"],[1,2,3]]")).isEqualTo("{\"t\":[[\"a\",\"b\"],[2,4],2.0]}");
	}

	@Test
	void countsTheMemoryOfArrays() throws Exception {
		String source = """
				import numpy as np
				def solve(megabytes: int):
				    return int(np.ones(megabytes << 20, dtype=np.uint8).sum())
				""";
		assertThat(value("numpy", source, "[100]")).isEqualTo(String.valueOf(100 << 20));
		RunResult tooMuch = run("numpy", source, "[200]");
		assertThat(tooMuch.outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
		assertThat(tooMuch.error().line()).isEqualTo(3);
	}

	@Test
	void keepsEnvironmentsAndSubmissionsApart() throws Exception {
		String mark = """
				import builtins, os, sys
				def solve(secret: str):
				    with open("/tmp/left", "w") as file: file.write(secret)
				    os.environ["LEFT"] = builtins.left = secret
				    for name in ("json", "numpy", "sortedcontainers"):
				        if name in sys.modules: sys.modules[name].left = secret
				    return 1
				""";
		String find = """
				import builtins, os, sys
				def solve():
				    return (os.listdir("/tmp"), "LEFT" in os.environ, hasattr(builtins, "left"),
				            [name for name in ("json", "numpy", "sortedcontainers")
				             if hasattr(sys.modules.get(name), "left")])
				""";
		for (String marked : sandbox.environments()) {
			assertThat(value(marked, mark, "[\"canary-in-arguments\"]")).isEqualTo("1");
			for (String searched : sandbox.environments()) {
				assertThat(value(searched, find, "[]")).isEqualTo("{\"t\":[[],false,false,[]]}");
				assertThat(value(searched, SeparationIT.SEARCH, "[\"canary-in\",\"-arguments\"]")).isEqualTo("0");
			}
		}
		assertThat(value("numpy", SeparationIT.SEARCH, "[\"control-\",\"needle\"]"))
			.as("the search finds what is there")
			.isNotEqualTo("0");
	}

	@Test
	void refusesAnEnvironmentThatItDoesNotHave() {
		assertThatThrownBy(() -> run("missing", "def solve(): return 1", "[]"))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("expected one of [default, numpy, python3.11]");
	}

	@Test
	void startsOnlyWithARootfsForEachEnvironment() throws Exception {
		Path other = SandboxFixture.workDir();
		assertThatThrownBy(() -> SandboxFixture.start(other, "environments=empty=" + other))
			.hasMessageContaining("expected a file system with python3.N");
		FileSystemUtils.deleteRecursively(other);
	}

	private static String value(String environment, String source, String arguments) throws Exception {
		RunResult result = run(environment, source, arguments);
		assertThat(result.value()).as("%s", result).isNotNull();
		return new String(result.value(), StandardCharsets.UTF_8);
	}

	private static RunResult run(String environment, String source, String arguments) throws Exception {
		Program program = SandboxFixture.program(source, "solve", environment);
		try (SandboxSession session = sandbox.open(program, LIMITS)) {
			return session.run(arguments.getBytes(StandardCharsets.UTF_8));
		}
	}

}
