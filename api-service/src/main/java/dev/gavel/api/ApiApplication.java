package dev.gavel.api;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The API service; {@code api-service.yml} lists its settings. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(GavelProperties.class)
@EnableKafka
@EnableScheduling
public class ApiApplication {

	public static void main(String[] args) {
		new SpringApplicationBuilder(ApiApplication.class).properties("spring.config.name=api-service").run(args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
