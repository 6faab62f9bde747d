package dev.gavel.worker.sandbox.oci.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.runtime.OciRuntime;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CellLauncherTests {

	private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

	@TempDir
	private Path directory;

	@AfterEach
	void stopWatchdog() {
		watchdog.shutdownNow();
	}

	@Test
	void removesAHalfMadeCellAfterAFailureOfAnyKind() throws Exception {
		OciRuntime runtime = new OciRuntime("runc", Path.of("/runc"), "1", SandboxMode.ROOTLESS,
				directory.resolve("state"));
		CellLauncher launcher = new CellLauncher(runtime, (id) -> new CellCgroup.None(), (place, cgroup, number) -> {
			throw new NumberFormatException("For input string: \"\"");
		}, directory.resolve("bundles"), "worker", "gavel/worker", properties(), watchdog, new AtomicInteger());
		assertThatIOException().isThrownBy(launcher::launch).withMessageContaining("For input string");
		assertThat(directory.resolve("bundles")).isEmptyDirectory();
	}

	private SandboxProperties properties() {
		return new Binder(new MapConfigurationPropertySource(Map.of("rootfs", directory)))
			.bind("", Bindable.of(SandboxProperties.class))
			.get();
	}

}
