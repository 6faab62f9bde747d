package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SandboxPropertiesTests {

	@Test
	void hasDefaults() {
		assertThat(bind(Map.of("rootfs", "/rootfs"))).isEqualTo(new SandboxProperties("auto", Path.of("/rootfs"),
				Path.of("/var/lib/gavel/sandbox"), 3, Duration.ofSeconds(30), Duration.ofSeconds(20),
				Duration.ofSeconds(5), 100, DataSize.ofGigabytes(1), 1_000_000_000, false));
	}

	@Test
	void readsEveryKey() {
		Map<String, String> settings = new HashMap<>();
		settings.put("runtime", "runc");
		settings.put("rootfs", "/r");
		settings.put("work-dir", "/w");
		settings.put("pool-size", "7");
		settings.put("lease-timeout", "1s");
		settings.put("start-timeout", "2s");
		settings.put("grace", "3s");
		settings.put("recycle-after", "1");
		settings.put("max-memory", "64MB");
		settings.put("uid-base", "70000");
		settings.put("allow-without-cgroups", "true");
		assertThat(bind(settings))
			.isEqualTo(new SandboxProperties("runc", Path.of("/r"), Path.of("/w"), 7, Duration.ofSeconds(1),
					Duration.ofSeconds(2), Duration.ofSeconds(3), 1, DataSize.ofMegabytes(64), 70_000, true));
	}

	private static SandboxProperties bind(Map<String, String> settings) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		settings.forEach((key, value) -> source.put("gavel.sandbox." + key, value));
		return new Binder(source).bind("gavel.sandbox", Bindable.of(SandboxProperties.class)).get();
	}

}
