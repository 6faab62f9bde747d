package dev.gavel.worker;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * A judge worker; {@code judge-worker.yml} lists its settings.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JudgeWorkerApplication {

	/**
	 * The services share a class path when they run in one process, so each has a
	 * configuration file of its own name.
	 */
	public static final String CONFIG_NAME = "judge-worker";

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	public static void main(String[] args) {
		System.setProperty("spring.config.name", CONFIG_NAME);
		SpringApplication.run(JudgeWorkerApplication.class, args);
	}

}
