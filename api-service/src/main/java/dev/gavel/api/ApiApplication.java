package dev.gavel.api;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The API service; {@code api-service.yml} lists its settings. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(GavelProperties.class)
@EnableKafka
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

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
