package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/**
 * What could depend on how the fork server arranges its memory, with the arrangement and
 * without it.
 */
@ParameterizedClass(name = "snapshot={0}")
@ValueSource(booleans = { true, false })
class SnapshotIT {

	private static Path workDir;

	private static OciSandbox sandbox;

	@Parameter
	boolean snapshot;

	@BeforeParameterizedClassInvocation
	static void start(boolean snapshot) throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir, "spare-cells=0", "snapshot=" + snapshot);
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		assertThat(sandbox.pool().recycled()).isEmpty();
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void fixesReferenceCountsOnlyWithIt() throws Exception {
		boolean possible = !sandbox.facts().pythonVersion().startsWith("3.11");
		assertThat(value("""
				import json, sys
				def solve():
				    code = json.loads.__code__
				    shared = (json, json.loads, code, code.co_consts, json.JSONDecoder, sys.modules)
				    return [sys.getrefcount(each) == sys.getrefcount(None) for each in shared]
				""", "[]")).isEqualTo("[%1$s,%1$s,%1$s,%1$s,%1$s,%1$s]".formatted(snapshot && possible));
	}

	@Test
	void givesEachTestTheSameFreshInterpreter() throws Exception {
		Program program = SandboxFixture.program("""
				import builtins, collections, gc, json, random, sys
				def solve(number):
				    seen = [hasattr(place, "seen") for place in (builtins, json, collections.Counter)]
				    builtins.seen = json.seen = collections.Counter.seen = number
				    json.loads("[1]").append(gc.collect())
				    garbage = [[] for _ in range(100_000)]
				    return seen, len(sys.modules), sum(map(len, garbage))
				""", "solve");
		try (SandboxSession session = sandbox.open(program, limits(128))) {
			String first = value(session.run("[1]".getBytes()));
			assertThat(first).startsWith("{\"t\":[[false,false,false],");
			for (int i = 0; i < 10; i++) {
				assertThat(value(session.run("[1]".getBytes()))).isEqualTo(first);
			}
		}
	}

	@Test
	void measuresWhatAProgramAddsToTheMemory() throws Exception {
		String program = "def solve(megabytes): return len(bytearray(b'x') * (megabytes << 20))";
		long least = run(program, "[0]", limits(128)).peakMemoryBytes();
		long most = run(program, "[50]", limits(128)).peakMemoryBytes();
		assertThat(least).isBetween(5L << 20, 60L << 20);
		assertThat(most - least).isBetween(45L << 20, 55L << 20);
	}

	@Test
	void limitsTheMemory() throws Exception {
		RunResult tooMuch = run("def solve():\n    return len(bytearray(60 << 20))", "[]", limits(32));
		assertThat(tooMuch.outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
		assertThat(tooMuch.error().line()).isEqualTo(2);
		assertThat(value("def solve(): return len(bytearray(20 << 20))", "[]")).isEqualTo("20971520");
	}

	@Test
	void allowsDeepRecursionAndEndsAnEndlessOne() throws Exception {
		String program = """
				import functools, sys
				sys.setrecursionlimit(10 ** 9)
				@functools.cache
				def solve(depth):
				    return 1 + solve(depth - 1) if depth else 0
				""";
		assertThat(value(program, "[100000]")).isEqualTo("100000");
		assertThat(run(program, "[-1]", limits(64)).outcome()).isIn(RunOutcome.RAISED, RunOutcome.OUT_OF_MEMORY);
	}

	@Test
	void survivesAProgramThatBreaksItsInterpreter() throws Exception {
		RunResult result = run("""
				import ctypes
				def solve():
				    for shared in (None, 0, "", int, dict):
				        ctypes.memset(id(shared), 0xff, 16)
				    return shared
				""", "[]", limits(64));
		assertThat(result.outcome()).isNotEqualTo(RunOutcome.RETURNED);
		assertThat(value("def solve(): return [None, 0, '', int(1), dict()]", "[]"))
			.isEqualTo("[null,0,\"\",1,{\"d\":[]}]");
	}

	private static String value(String source, String arguments) throws Exception {
		return value(run(source, arguments, limits(256)));
	}

	private static String value(RunResult result) {
		assertThat(result.value()).as("%s", result).isNotNull();
		return new String(result.value(), StandardCharsets.UTF_8);
	}

	private static RunResult run(String source, String arguments, RunLimits limits) throws Exception {
		return SandboxFixture.run(sandbox, source, arguments, limits);
	}

	private static RunLimits limits(long megabytes) {
		return new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), megabytes << 20, 1 << 16, 1 << 16);
	}

}
