package dev.gavel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.judging.JudgingProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class WorkerPropertiesTests {

	private final ApplicationContextRunner contexts = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withSystemProperties("spring.config.name=" + JudgeWorkerApplication.CONFIG_NAME)
		.withUserConfiguration(Properties.class);

	@Test
	void haveDefaults() {
		contexts.withPropertyValues("GAVEL_WORKER_TOKEN=secret", "gavel.worker.id=w").run((context) -> {
			assertThat(context.getBean(WorkerProperties.class)).isEqualTo(new WorkerProperties("w",
					URI.create("http://localhost:8082"), "secret", 1, DataSize.ofMegabytes(512),
					Path.of(System.getProperty("java.io.tmpdir")), Duration.ofSeconds(10), Duration.ofSeconds(8)));
			assertThat(context.getBean(JudgingProperties.class)).isEqualTo(new JudgingProperties(
					DataSize.ofMegabytes(1), DataSize.ofMegabytes(16), DataSize.ofMegabytes(8), 1_000_000,
					DataSize.ofMegabytes(64), DataSize.ofKilobytes(4), DataSize.ofKilobytes(512), 3, true));
		});
	}

	@Test
	void readEveryVariable() {
		contexts
			.withPropertyValues("GAVEL_WORKER_TOKEN=t", "GAVEL_WORKER_ID=w-7", "GAVEL_API_URL=http://api:80",
					"GAVEL_WORKER_SLOTS=8", "GAVEL_WORKER_SUITE_CACHE_SIZE=1GB", "GAVEL_WORKER_SUITE_CACHE_DIR=/cache",
					"GAVEL_WORKER_STOP_GRACE=2m", "GAVEL_WORKER_LEAVE_WITHIN=1s", "GAVEL_JUDGING_OUTPUT_LIMIT=2MB",
					"GAVEL_JUDGING_RESULT_LIMIT=3MB", "GAVEL_JUDGING_SHOWN_TEXT=5KB", "GAVEL_JUDGING_REPORT_TEXT=6KB",
					"GAVEL_JUDGING_MAX_TIMEOUTS=4", "GAVEL_JUDGING_MAX_ELEMENTS=9", "GAVEL_JUDGING_ANSWERS_LIMIT=8MB",
					"GAVEL_JUDGING_PRINTED_LIMIT=5MB", "GAVEL_JUDGING_IDLE_SLOTS_HELP=false")
			.run((context) -> {
				assertThat(context.getBean(WorkerProperties.class))
					.isEqualTo(new WorkerProperties("w-7", URI.create("http://api:80"), "t", 8, DataSize.ofGigabytes(1),
							Path.of("/cache"), Duration.ofMinutes(2), Duration.ofSeconds(1)));
				assertThat(context.getBean(JudgingProperties.class)).isEqualTo(new JudgingProperties(
						DataSize.ofMegabytes(2), DataSize.ofMegabytes(3), DataSize.ofMegabytes(5), 9,
						DataSize.ofMegabytes(8), DataSize.ofKilobytes(5), DataSize.ofKilobytes(6), 4, false));
			});
	}

	@Test
	void refuseToStartWithoutTheCredential() {
		contexts.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("apiToken"));
	}

	@Test
	void refuseMoreThanTheHeapHasRoomFor() {
		contexts.withPropertyValues("GAVEL_WORKER_TOKEN=t", "GAVEL_JUDGING_RESULT_LIMIT=17MB")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("more than 16384 KB"));
		contexts.withPropertyValues("GAVEL_WORKER_TOKEN=t", "GAVEL_JUDGING_PRINTED_LIMIT=17MB")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("more than 16384 KB"));
		contexts.withPropertyValues("GAVEL_WORKER_TOKEN=t", "GAVEL_JUDGING_MAX_ELEMENTS=1000001")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("maxElements"));
	}

	@Test
	void refuseAnUnknownKey() {
		contexts.withPropertyValues("GAVEL_WORKER_TOKEN=t", "gavel.worker.slot=3")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("gavel.worker.slot"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ WorkerProperties.class, JudgingProperties.class })
	static class Properties {

	}

}
