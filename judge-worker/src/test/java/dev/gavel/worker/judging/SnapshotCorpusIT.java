package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.output.OutputStore;
import dev.gavel.worker.sandbox.oci.OciSandbox;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import dev.gavel.worker.testrun.IdleSlots;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Programs that attack or use up what tests share get the same verdicts where the fork
 * server leaves its memory as it is. {@link ProgramCorpusIT} runs them with the snapshot,
 * and {@code ./gavel test --all-runtimes} runs all without it.
 */
class SnapshotCorpusIT {

	private static Path workDir;

	private static OciSandbox sandbox;

	private static Judge judge;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir, "snapshot=false");
		JudgingProperties properties = new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(8),
				DataSize.ofMegabytes(8), 400_000, DataSize.ofMegabytes(64), DataSize.ofKilobytes(4),
				DataSize.ofKilobytes(512), 3, true);
		WorkerProperties worker = new WorkerProperties("worker", URI.create("http://localhost"), "token", 1,
				DataSize.ofMegabytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO);
		judge = new Judge(sandbox, properties, worker, new RunPermits(), IdleSlots.NONE, OutputStore.NOWHERE,
				new SimpleMeterRegistry(), Tracer.NOOP);
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@ParameterizedTest
	@ValueSource(strings = { "accepted", "wrong", "becomes_root", "cached_recursion_of_a_hundred_thousand",
			"climbs_the_stack", "endless_cached_recursion", "endless_recursion_without_a_limit", "forges_result",
			"fork_bomb", "hides_state_in_modules", "leaves_file_for_next_run", "lifts_its_limits", "many_small_objects",
			"memory", "memory_by_recursion", "memory_in_threads", "memory_mapped", "overrides_methods", "patches_json",
			"recursion_in_a_thread", "rewrites_the_interpreter", "searches_memory_of_others", "segfault",
			"shadows_modules", "stack_overflow_in_c", "thread_bomb" })
	void getsTheExpectedVerdictWithoutTheSnapshot(String name) throws Exception {
		CorpusProgram program = CorpusProgram.named(name);
		assertThat(judge.judge(program.job(), program.suite(), (done) -> {
		}).verdict()).as(program.expectation().describes())
			.isIn(program.expectation().verdictWhere(ProgramCorpusIT.circumstances(sandbox.facts())));
	}

}
