package dev.gavel.benchmarks.installation;

import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.judging.JudgingProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * A worker whose every class is the real one, but for its sandbox. The API, which is on
 * the same class path, brings what is about databases.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties({ WorkerProperties.class, JudgingProperties.class })
@ComponentScan(basePackages = "dev.gavel.worker", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
		pattern = { "dev\\.gavel\\.worker\\.sandbox\\.oci\\..*", "dev\\.gavel\\.worker\\.\\w+Application" }))
class SleepingWorker {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	SleepingSandbox sandbox() {
		return new SleepingSandbox();
	}

}
