package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import dev.gavel.worker.sandbox.oci.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Cells come and go without leaving anything on the host.
 */
class CellLifeIT {

	private Path workDir;

	@BeforeEach
	void createWorkDir() throws IOException {
		this.workDir = SandboxFixture.workDir();
	}

	@AfterEach
	void deleteWorkDir() throws IOException {
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void leavesNothingWhenClosed() throws Exception {
		OciSandbox sandbox = SandboxFixture.start(workDir);
		await().until(() -> sandbox.pool().cells().size() == 3);
		List<ProcessHandle> processes = processes(sandbox);
		sandbox.close();
		assertThat(processes).hasSize(3);
		await().untilAsserted(() -> assertThat(processes).noneMatch(Host::isRunning));
		assertThat(workDir.resolve("bundles")).isEmptyDirectory();
		assertThat(workDir.resolve("state").resolve(sandbox.facts().runtime())).isEmptyDirectory();
	}

	@Test
	void endsWithItsInputEvenWhileAProgramRuns() throws Exception {
		try (OciSandbox sandbox = SandboxFixture.start(workDir)) {
			SandboxSession session = sandbox.open(SandboxFixture.program("""
					import time
					def solve():
					    time.sleep(100)
					""", "solve"), SandboxFixture.LIMITS);
			Cell cell = sandbox.pool()
				.cells()
				.stream()
				.filter((candidate) -> candidate.state() == CellState.LEASED)
				.findFirst()
				.orElseThrow();
			cell.exchange(java.time.Duration.ofSeconds(5), (channel) -> {
				channel.test("[]".getBytes());
				channel.close();
				return true;
			});
			await().until(() -> !Host.isRunning(cell.init()));
			session.close();
		}
	}

	@Test
	void removesWhatAKilledWorkerHasLeft() throws Exception {
		OciSandbox killed = SandboxFixture.start(workDir);
		await().until(() -> killed.pool().cells().size() == 3);
		List<ProcessHandle> processes = processes(killed);
		// What the kernel does for a killed process: its lock is gone, its children and
		// cgroups are not.
		killed.workshop().close();
		try (OciSandbox next = SandboxFixture.start(workDir)) {
			await().untilAsserted(() -> assertThat(processes).noneMatch(Host::isRunning));
			assertThat(SandboxFixture.run(next, "def solve(): return 1", "[]").value()).isEqualTo("1".getBytes());
		}
	}

	@Test
	void refusesAWorkDirectoryThatAnotherWorkerUses() throws Exception {
		try (OciSandbox first = SandboxFixture.start(workDir)) {
			assertThatIOException().isThrownBy(() -> SandboxFixture.start(workDir))
				.withMessageContaining("another worker uses this directory");
			assertThat(first.facts().runtime()).isNotEmpty();
		}
	}

	@Test
	void replacesACellThatHasServedItsTurns() throws Exception {
		try (OciSandbox sandbox = SandboxFixture.start(workDir, "spare-cells=0", "recycle-after=1")) {
			for (int i = 0; i < 3; i++) {
				assertThat(SandboxFixture.run(sandbox, "def solve(): return 1", "[]").value())
					.isEqualTo("1".getBytes());
			}
			await().untilAsserted(() -> assertThat(sandbox.pool().recycled()).containsEntry(RecycleReason.USED_UP, 3));
			await().until(() -> bundles() == 1);
		}
	}

	/** Whatever starts from this thread has its slack. */
	@Test
	void hasPreciseTimersWhereTheWorkerHasLateOnes() throws Exception {
		Path thread = Path.of("/proc/thread-self").toRealPath().getFileName();
		Path slack = Path.of("/proc").resolve(thread).resolve("timerslack_ns");
		String before = Files.readString(slack);
		Files.writeString(slack, "50000000");
		try (OciSandbox sandbox = SandboxFixture.start(workDir)) {
			assertThat(SandboxFixture.run(sandbox, """
					import ctypes
					GET_TIMERSLACK = 30
					def solve(): return ctypes.CDLL(None).prctl(GET_TIMERSLACK)
					""", "[]").value()).isEqualTo("50000".getBytes());
		}
		finally {
			Files.writeString(slack, before);
		}
	}

	@Test
	void keepsWorkersWithOtherDirectoriesApart() throws Exception {
		Path other = SandboxFixture.workDir();
		try (OciSandbox first = SandboxFixture.start(workDir); OciSandbox second = SandboxFixture.start(other)) {
			await().until(() -> first.pool().cells().size() == 3 && second.pool().cells().size() == 3);
			assertThat(processes(first)).allMatch(Host::isRunning);
			assertThat(SandboxFixture.run(first, "def solve(): return 1", "[]").value()).isEqualTo("1".getBytes());
			assertThat(SandboxFixture.run(second, "def solve(): return 2", "[]").value()).isEqualTo("2".getBytes());
		}
		FileSystemUtils.deleteRecursively(other);
	}

	private long bundles() throws IOException {
		try (var bundles = Files.list(workDir.resolve("bundles"))) {
			return bundles.count();
		}
	}

	private static List<ProcessHandle> processes(OciSandbox sandbox) {
		return sandbox.pool().cells().stream().map(Cell::init).toList();
	}

}
