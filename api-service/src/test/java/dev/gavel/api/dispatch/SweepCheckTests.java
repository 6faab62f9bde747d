package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.settings.DispatchProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

class SweepCheckTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Settings.class)
		.withSystemProperties("spring.config.name=api-service");

	@Test
	void takesTheDefaultAndTheShortestInterval() {
		runner.run((context) -> assertThat(context).hasNotFailed());
		runner.withPropertyValues("GAVEL_DISPATCH_SWEEP_INTERVAL=2001ms")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesToLookForReportsMoreOftenThanKafkaIsToldOfThem() {
		runner.withPropertyValues("GAVEL_DISPATCH_SWEEP_INTERVAL=2s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(
						"gavel.dispatch.sweep-interval is 2000ms, expected more than the 2000ms within which Kafka learns"
								+ " what is recorded"));
	}

	@EnableConfigurationProperties(KafkaProperties.class)
	@Import(SweepCheck.class)
	static class Settings {

		@Bean
		DispatchProperties dispatch(Environment environment) {
			return Binder.get(environment).bind("gavel.dispatch", DispatchProperties.class).get();
		}

	}

}
