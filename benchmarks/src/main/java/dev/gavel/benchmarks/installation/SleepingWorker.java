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
 * A worker that differs from the real one only in its sandbox. The API on the same class
 * path brings a data source, which is left out.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties({ WorkerProperties.class, JudgingProperties.class })
@ComponentScan(basePackages = "dev.gavel.worker", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
		pattern = { "dev\\.gavel\\.worker\\.sandbox\\.\\w+\\..*", "dev\\.gavel\\.worker\\.\\w+Application" }))
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
