package dev.gavel.worker.sandbox.oci.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.worker.JudgeWorkerApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class SandboxPropertiesTests {

	private static final List<Environment> ENVIRONMENTS = List.of(new Environment("numpy", Path.of("/n")),
			new Environment("python3.11", Path.of("/p")));

	private final ApplicationContextRunner contexts = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withSystemProperties("spring.config.name=" + JudgeWorkerApplication.CONFIG_NAME)
		.withUserConfiguration(Properties.class);

	@Test
	void hasDefaults() {
		assertThat(bind(Map.of("rootfs", "/rootfs")))
			.isEqualTo(new SandboxProperties("auto", "auto", Path.of("/rootfs"), List.of(),
					Path.of("/var/lib/gavel/sandbox"), 2, Duration.ofSeconds(30), Duration.ofSeconds(20),
					Duration.ofSeconds(5), 250, DataSize.ofGigabytes(1), 1_000_000_000, false, true, "auto", false));
	}

	@Test
	void readsEveryKey() {
		Map<String, String> settings = new HashMap<>();
		settings.put("runtime", "runc");
		settings.put("mode", "cgroup-v2");
		settings.put("rootfs", "/r");
		settings.put("environments", "numpy=/n, python3.11=/p");
		settings.put("work-dir", "/w");
		settings.put("spare-cells", "7");
		settings.put("lease-timeout", "1s");
		settings.put("start-timeout", "2s");
		settings.put("grace", "3s");
		settings.put("recycle-after", "1");
		settings.put("max-memory", "64MB");
		settings.put("uid-base", "70000");
		settings.put("subordinate-ids", "true");
		settings.put("snapshot", "false");
		settings.put("tests", "fork");
		settings.put("allow-without-cgroups", "true");
		assertThat(bind(settings)).isEqualTo(new SandboxProperties("runc", "cgroup-v2", Path.of("/r"), ENVIRONMENTS,
				Path.of("/w"), 7, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 1,
				DataSize.ofMegabytes(64), 70_000, true, false, "fork", true));
	}

	@Test
	void readsEveryVariable() {
		contexts.withPropertyValues("GAVEL_SANDBOX_RUNTIME=runc", "GAVEL_SANDBOX_MODE=cgroup-v2", "GAVEL_ROOTFS=/r",
				"GAVEL_SANDBOX_ENVIRONMENTS=numpy=/n,python3.11=/p", "GAVEL_SANDBOX_WORK_DIR=/w",
				"GAVEL_SANDBOX_SPARE_CELLS=7", "GAVEL_SANDBOX_LEASE_TIMEOUT=1s", "GAVEL_SANDBOX_START_TIMEOUT=2s",
				"GAVEL_SANDBOX_GRACE=3s", "GAVEL_SANDBOX_RECYCLE_AFTER=1", "GAVEL_SANDBOX_MAX_MEMORY=64MB",
				"GAVEL_SANDBOX_UID_BASE=70000", "GAVEL_SANDBOX_SUBORDINATE_IDS=true", "GAVEL_SANDBOX_SNAPSHOT=false",
				"GAVEL_SANDBOX_TESTS=fork", "GAVEL_SANDBOX_ALLOW_WITHOUT_CGROUPS=true")
			.run((context) -> assertThat(context.getBean(SandboxProperties.class))
				.isEqualTo(new SandboxProperties("runc", "cgroup-v2", Path.of("/r"), ENVIRONMENTS, Path.of("/w"), 7,
						Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 1,
						DataSize.ofMegabytes(64), 70_000, true, false, "fork", true)));
	}

	@Test
	void hasTheSameDefaultsInTheConfigurationFile() {
		contexts.withPropertyValues("GAVEL_ROOTFS=/rootfs")
			.run((context) -> assertThat(context.getBean(SandboxProperties.class))
				.isEqualTo(bind(Map.of("rootfs", "/rootfs"))));
	}

	@Test
	void namesTheRootfsOfEachEnvironment() {
		assertThat(bind(Map.of("rootfs", "/r", "environments", "numpy=/n")).rootfsByEnvironment())
			.containsExactly(Map.entry("default", Path.of("/r")), Map.entry("numpy", Path.of("/n")));
	}

	@Test
	void saysWhyThereIsNoGvisor() {
		assertThatThrownBy(() -> bind(Map.of("rootfs", "/r", "runtime", "runsc"))).rootCause()
			.hasMessageStartingWith("gavel.sandbox.runtime: expected auto, crun or runc, found runsc; gVisor's clock ");
	}

	@Test
	void refusesAWorkerWithoutCellsForInteractors() {
		contexts.withPropertyValues("GAVEL_ROOTFS=/rootfs", "GAVEL_SANDBOX_SPARE_CELLS=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("expected 1 or more, because an interactive question takes two cells"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "numpy", "numpy=", "=/n", "default=/n", "Num/Py=/n", "numpy=/n,numpy=/m" })
	void refusesWhatNamesNoOtherEnvironment(String environments) {
		assertThatThrownBy(() -> bind(Map.of("rootfs", "/r", "environments", environments))).rootCause()
			.hasMessageStartingWith("gavel.sandbox.environments: expected ");
	}

	private static SandboxProperties bind(Map<String, String> settings) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		settings.forEach((key, value) -> source.put("gavel.sandbox." + key, value));
		return new Binder(source).bind("gavel.sandbox", Bindable.of(SandboxProperties.class)).get();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SandboxProperties.class)
	static class Properties {

	}

}
