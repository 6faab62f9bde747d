package dev.gavel.worker.sandbox.oci;

import dev.gavel.message.QuestionKind;
import dev.gavel.run.EnvironmentName;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.worker.kind.function.FunctionExchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.host.CellUsers;
import dev.gavel.worker.sandbox.oci.host.Command;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A sandbox on this host's runtime, with real containers; the system property
 * {@code gavel.test.sandbox} may hold settings for all of them, such as
 * {@code runtime=crun,mode=cgroup-v2}. The rootfs is the one that GAVEL_ROOTFS names,
 * else it is built once and kept.
 */
public final class SandboxFixture {

	/** Generous: the machine may be busy with other tests. */
	public static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(2).multipliedBy(slowness()),
			Duration.ofSeconds(8).multipliedBy(slowness()), 64L << 20, 1 << 16, 1 << 20);

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(10).multipliedBy(slowness()));
	}

	private SandboxFixture() {
	}

	/**
	 * How many times as long a program may take, and a test may wait, where the kernel is
	 * slow, in a user-mode one for example, whose CPU clock has steps of 10 ms as well.
	 * The system property {@code gavel.test.slowness} says so; nothing else that is
	 * checked gets looser.
	 */
	public static int slowness() {
		return Integer.getInteger("gavel.test.slowness", 1);
	}

	/** Whether this process has users to give to cells, or only itself. */
	public static boolean givesUsers() {
		boolean asked = settings().anyMatch("gavel.sandbox.subordinate-ids=true"::equals);
		return CellUsers.available(1, asked).isPresent();
	}

	public static OciSandbox start(Path workDir, String... settings) throws IOException {
		return start(1, workDir, settings);
	}

	public static OciSandbox start(int slots, Path workDir, String... settings) throws IOException {
		CellWorkshop workshop = CellWorkshop.open(properties(workDir, settings));
		try {
			return workshop.start(slots);
		}
		catch (SandboxUnfit ex) {
			workshop.close();
			throw ex;
		}
	}

	public static SandboxProperties properties(Path workDir, String... settings) throws IOException {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		source.put("gavel.sandbox.work-dir", workDir.toString());
		source.put("gavel.sandbox.rootfs", rootfs().toString());
		Stream.concat(settings(), Arrays.stream(settings).map((setting) -> "gavel.sandbox." + setting))
			.map((setting) -> setting.split("=", 2))
			.forEach((parts) -> source.put(parts[0], parts[1]));
		return new Binder(source).bind("gavel.sandbox", Bindable.of(SandboxProperties.class)).get();
	}

	/** What the system property asks for, each as {@code gavel.sandbox.key=value}. */
	public static Stream<String> settings() {
		return Arrays.stream(System.getProperty("gavel.test.sandbox", "").split(","))
			.filter((setting) -> !setting.isEmpty())
			.map((setting) -> "gavel.sandbox." + setting);
	}

	public static Path rootfs() throws IOException {
		String ready = System.getenv("GAVEL_ROOTFS");
		if (ready != null) {
			return Path.of(ready);
		}
		return rootfs(new String[0]);
	}

	/** Of other contents; built once and kept. */
	static Path rootfs(String... options) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of("../deploy/rootfs/build-rootfs").toRealPath().toString()));
		command.addAll(List.of(options));
		String output = new Command(command, Duration.ofMinutes(5)).run();
		return Path.of(output.substring(output.lastIndexOf('\n') + 1));
	}

	/**
	 * Below a directory that every user can pass through, which JUnit's temporary
	 * directories are not.
	 */
	public static Path workDir() throws IOException {
		return Files.createTempDirectory(Path.of("/var/tmp"), "gavel-sandbox-");
	}

	/** Returns a program that defines a function. */
	public static Program program(String source, String function) {
		return program(source, function, EnvironmentName.DEFAULT);
	}

	static Program program(String source, String function, String environment) {
		Signature signature = new Signature(function, List.of(), ValueType.parse("Any"));
		return new FunctionExchange(new QuestionKind.Function(signature)).program(source, environment);
	}

	public static RunResult run(OciSandbox sandbox, String source, String arguments)
			throws SandboxUnavailable, SandboxFailure {
		return run(sandbox, source, arguments, LIMITS);
	}

	public static RunResult run(OciSandbox sandbox, String source, String entryPoint, String arguments)
			throws SandboxUnavailable, SandboxFailure {
		try (SandboxSession session = sandbox.open(program(source, entryPoint), LIMITS)) {
			return session.run(arguments.getBytes());
		}
	}

	/** Runs a program that defines {@code solve} without parameters. */
	static RunResult run(OciSandbox sandbox, String source, ValueType returnType, String environment, RunLimits limits)
			throws SandboxUnavailable, SandboxFailure {
		Signature signature = new Signature("solve", List.of(), returnType);
		Program program = new FunctionExchange(new QuestionKind.Function(signature)).program(source, environment);
		try (SandboxSession session = sandbox.open(program, limits)) {
			return session.run("[]".getBytes());
		}
	}

	public static RunResult run(OciSandbox sandbox, String source, String arguments, RunLimits limits)
			throws SandboxUnavailable, SandboxFailure {
		try (SandboxSession session = sandbox.open(program(source, "solve"), limits)) {
			return session.run(arguments.getBytes());
		}
	}

}
