package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellLauncher;
import dev.gavel.worker.sandbox.oci.cell.OciSession;
import dev.gavel.worker.sandbox.oci.host.Rootfs;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SupervisorFiles;
import dev.gavel.worker.sandbox.oci.runtime.Bundle;
import dev.gavel.worker.sandbox.oci.runtime.OciBundle;
import dev.gavel.worker.sandbox.oci.runtime.OciRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Init confines, measures and reports programs of a language that it has never seen:
 * words in reverse Polish notation, with a harness of some lines.
 */
class OtherHarnessIT {

	private static final String HARNESS = """
			import json, os

			TOOLCHAIN = "polish-1"

			WORDS = {"+": lambda stack: stack.append(stack.pop() + stack.pop()),
			         "*": lambda stack: stack.append(stack.pop() * stack.pop()),
			         "pid": lambda stack: stack.append(os.getpid()),
			         "uid": lambda stack: stack.append(os.getuid()),
			         "fork": lambda stack: os.fork(),
			         "forever": lambda stack: any(iter(bool, True)),
			         "hoard": lambda stack: stack.append(len(bytearray(1 << 30)))}

			def warm_up(rehearsal):
			    pass

			def settle(snapshot):
			    return 0

			class Program:
			    in_steps = False

			    def __init__(self, header, source):
			        self.source = source
			        self.words = None

			    def prepare(self):
			        self.words = [WORDS[word] for word in self.source.decode().split()]

			    def serve(self, calls):
			        for content in calls:
			            stack = json.loads(content) if content else []
			            calls.begin(self.words is not None)
			            try:
			                if self.words is None:
			                    self.prepare()
			                    calls.compiled()
			            except KeyError as unknown:
			                calls.refuse_source(self.error("unknown word", unknown))
			                continue
			            try:
			                for word in self.words if content else []:
			                    word(stack)
			                calls.answer(b"V", json.dumps(stack).encode())
			            except MemoryError:
			                calls.answer(b"Y", b"")
			            except Exception as error:
			                calls.answer(b"X", self.error(type(error).__name__, error))

			    def error(self, kind, message):
			        return json.dumps({"type": kind, "message": str(message), "hint": "", "line": None, "traceback": "",
			                           "called": True}).encode()
			""";

	private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

	private Path workDir;

	private SandboxProperties properties;

	private CellLauncher launcher;

	private Cell cell;

	@BeforeEach
	void launch() throws IOException {
		this.workDir = SandboxFixture.workDir();
		this.properties = SandboxFixture.properties(workDir);
		String runtimeName;
		try (OciSandbox fit = SandboxFixture.start(workDir, "spare-cells=0")) {
			runtimeName = fit.facts().runtime();
		}
		OciRuntime runtime = OciRuntime.of(runtimeName, SandboxMode.choose(properties.mode()), properties.stateDir());
		OciBundle python = new OciBundle(Rootfs.at(properties.rootfs()), withOtherHarness(), runtime.mode(), 1L << 30,
				properties.cellUsers(), properties.snapshot(), properties.forksTests());
		Bundle polish = (directory, cgroup, number) -> {
			python.write(directory, cgroup, number);
			Path config = directory.resolve("config.json");
			Files.writeString(config,
					Files.readString(config).replace("\"/gavel\",\"python\"", "\"/gavel\",\"polish\""));
		};
		this.launcher = new CellLauncher(runtime, runtime.mode()::cgroup, polish, properties.bundlesDir(), "polish",
				runtime.mode().prepare("polish"), properties, watchdog, new AtomicInteger());
		this.cell = launcher.launch();
	}

	private SupervisorFiles withOtherHarness() throws IOException {
		Path copy = workDir.resolve("changed");
		FileSystemUtils.copyRecursively(SupervisorFiles.extractTo(workDir).directory(), copy);
		Files.writeString(Files.createDirectory(copy.resolve("harness/polish")).resolve("__init__.py"), HARNESS);
		FileSystemUtils.deleteRecursively(copy.resolve("harness/python"));
		return new SupervisorFiles(copy, "changed");
	}

	@AfterEach
	void destroy() throws IOException {
		launcher.destroy(cell);
		watchdog.shutdownNow();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void runsProgramsOfAnotherLanguage() throws Exception {
		assertThat(cell.toolchain()).isEqualTo("polish-1");
		OciSession session = open("+ *");
		assertThat(value(session, "[4,3,2]")).isEqualTo("[20]");
		assertThat(value(session, "[1,1,1]")).isEqualTo("[2]");
		cell.reset(properties.grace());
		assertThat(run("+ divide", "[1]").outcome()).isEqualTo(RunOutcome.DOES_NOT_COMPILE);
		assertThat(run("+", "[1]").error().type()).isEqualTo("IndexError");
	}

	@Test
	void keepsThemWithinLimitsAndWithoutRights() throws Exception {
		OciSession session = open("pid uid");
		assertThat(value(session, "[]")).isNotEqualTo(value(session, "[]"));
		cell.reset(properties.grace());
		assertThat(run("forever", "[]").outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
		assertThat(run("hoard", "[]").outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
		assertThat(run("fork", "[]").error().type()).isEqualTo("PermissionError");
	}

	private RunResult run(String source, String arguments) throws Exception {
		OciSession session = open(source);
		RunResult result = session.run(arguments.getBytes(StandardCharsets.UTF_8));
		cell.reset(properties.grace());
		return result;
	}

	private OciSession open(String source) throws IOException {
		RunLimits limits = new RunLimits(Duration.ofMillis(300), Duration.ofSeconds(20), 64L << 20, 1 << 16, 1 << 16);
		OciSession session = new OciSession(cell, limits, properties.grace(), "nonce", (done) -> {
		});
		session.begin(new Program(source, Map.of(), EnvironmentName.DEFAULT));
		return session;
	}

	private static String value(OciSession session, String arguments) throws Exception {
		RunResult result = session.run(arguments.getBytes(StandardCharsets.UTF_8));
		assertThat(result.value()).as("%s", result).isNotNull();
		return new String(result.value(), StandardCharsets.UTF_8);
	}

}
