package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What one program leaves, the next one in the same cell does not find.
 */
class SeparationIT {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 128L << 20,
			1 << 16, 1 << 16);

	/** Counts a text in all memory around python's objects, freed blocks included. */
	static final String SEARCH = """
			import ctypes, gc
			# Many, because the search misses one that crosses the end of a page.
			own = ["".join(("control-", "needle", str(number))) for number in range(100)]
			libc = ctypes.CDLL(None)
			libc.sbrk.restype = ctypes.c_void_p
			def is_there(page):
			    return libc.msync(ctypes.c_void_p(page), 4096, 1) == 0
			def places():
			    for heap in sorted({id(thing) >> 20 for thing in gc.get_objects()}):
			        yield from filter(is_there, range(heap << 20, (heap + 1) << 20, 4096))
			    page = (libc.sbrk(0) - 1) & ~4095
			    while is_there(page):
			        yield page
			        page -= 4096
			def pages():
			    for place in places():
			        yield ctypes.string_at(place, 4096)
			def solve(first, second):
			    found = 0
			    for page in pages():
			        at = page.find(first.encode())
			        while at >= 0:
			            found += page.startswith(second.encode(), at + len(first))
			            at = page.find(first.encode(), at + 1)
			    return found
			""";

	private Path workDir;

	private OciSandbox sandbox;

	@BeforeEach
	void start() throws IOException {
		this.workDir = SandboxFixture.workDir();
		this.sandbox = SandboxFixture.start(workDir, "spare-cells=0");
	}

	@AfterEach
	void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void findsNothingOfAnEarlierSubmissionInItsMemory() throws Exception {
		assertThat(count("control-", "needle")).as("the search finds what is there").isPositive();
		String source = "def solve(x):\n    return '" + "canary-in-source ".repeat(50) + "' + x * 50\n";
		SandboxFixture.run(sandbox, source, "[\"canary-in-arguments\"]");
		assertThat(count("canary-in", "-source")).isZero();
		assertThat(count("canary-in", "-arguments")).isZero();
	}

	@Test
	void findsNothingOfAnEarlierTestInItsMemory() throws Exception {
		try (SandboxSession session = sandbox.open(SandboxFixture.program(SEARCH, "solve"), LIMITS)) {
			session.run("[\"first-canary first-canary first-canary\",\"\"]".getBytes());
			assertThat(value(session.run("[\"first-\",\"canary\"]".getBytes()))).isEqualTo("0");
		}
	}

	@Test
	void findsNoFileOfAnEarlierSubmission() throws Exception {
		SandboxFixture.run(sandbox, "def solve():\n    open('/tmp/left', 'w').write('behind')", "[]");
		assertThat(value(SandboxFixture.run(sandbox, "import os\ndef solve(): return os.listdir('/tmp')", "[]")))
			.isEqualTo("[]");
	}

	@Test
	void keepsItsSupervisorWhenATestUsesUpTheCellsMemory() throws Exception {
		for (int i = 0; i < 5; i++) {
			SandboxFixture.run(sandbox, """
					import mmap
					def solve():
					    for number in range(15):
					        with open(f"/tmp/{number}", "wb") as file:
					            file.write(b"x" * (1 << 20))
					    area = mmap.mmap(-1, 1 << 30)
					    block = b"x" * (1 << 20)
					    while True:
					        area.write(block)
					""", "[]");
		}
		assertThat(sandbox.pool().recycled()).isEmpty();
	}

	@Test
	void namesTheDirectoryThatKeepsCellsOut() throws Exception {
		assumeThat(Host.isRoot()).as("cells of others are the same user").isTrue();
		Path closed = Files.createTempDirectory("closed-");
		assertThatExceptionOfType(SandboxUnfit.class).isThrownBy(() -> SandboxFixture.start(closed.resolve("work")))
			.withMessageContaining(closed + " is closed");
		Files.delete(closed);
	}

	private int count(String first, String second) throws Exception {
		return Integer
			.parseInt(value(SandboxFixture.run(sandbox, SEARCH, "[\"%s\",\"%s\"]".formatted(first, second), LIMITS)));
	}

	private static String value(RunResult result) {
		assertThat(result.value()).as("%s", result).isNotNull();
		return new String(result.value(), StandardCharsets.UTF_8);
	}

}
