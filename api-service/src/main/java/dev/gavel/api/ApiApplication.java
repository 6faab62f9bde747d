package dev.gavel.api;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The API service; {@code api-service.yml} lists its settings. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(GavelProperties.class)
@EnableScheduling
@EnableResilientMethods
public class ApiApplication {

	/**
	 * The services share a class path when they run in one process, so each has a
	 * configuration file of its own name.
	 */
	public static final String CONFIG_NAME = "api-service";

	public static void main(String[] args) {
		new SpringApplicationBuilder(ApiApplication.class).properties("spring.config.name=" + CONFIG_NAME).run(args);
	}

	/**
	 * Ticks as finely as the database stores times. {@code Clock.tick} cannot: its
	 * {@code millis()} divides by zero when a tick is below a millisecond.
	 */
	@Bean
	Clock clock() {
		InstantSource micros = () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
		return micros.withZone(ZoneOffset.UTC);
	}

	/**
	 * Ids that grow with time keep the newest rows together. All bits that are not time
	 * are random, because who knows the id of a visitor's program sees it.
	 */
	@Bean
	NoArgGenerator ids() {
		return Generators.timeBasedEpochRandomGenerator();
	}

}
