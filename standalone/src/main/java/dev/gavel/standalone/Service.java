package dev.gavel.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of the services, as it would run in its own process, with some settings given.
 */
final class Service {

	private Service() {
	}

	/**
	 * Starts it without Spring's shutdown hook, because services must stop in order.
	 */
	static ConfigurableApplicationContext start(Class<?> application, String configName, Map<String, ?> settings,
			ApplicationContextInitializer<?>... additions) {
		// Spring would initialize parts of itself on a further thread, but all cores are
		// busy.
		System.setProperty("spring.backgroundpreinitializer.ignore", "true");
		SpringApplication service = new SpringApplicationBuilder(application).registerShutdownHook(false)
			.logStartupInfo(false)
			.initializers(additions)
			.build();
		return service.run(arguments(configName, settings));
	}

	private static String[] arguments(String configName, Map<String, ?> settings) {
		var arguments = new ArrayList<>(List.of("--spring.config.name=" + configName, "--spring.main.banner-mode=off",
				"--spring.lifecycle.timeout-per-shutdown-phase=4s"));
		settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		return arguments.toArray(String[]::new);
	}

}
