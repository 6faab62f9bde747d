package dev.gavel.benchmarks.installation;

import dev.gavel.api.ApiApplication;
import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.worker.JudgeWorkerApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs one part in this process. It prints a line when it is ready, and ends with its
 * standard input, so that it does not outlive the benchmark.
 */
final class PartMain {

	static final String READY = "ready ";

	private PartMain() {
	}

	public static void main(String[] arguments) throws Exception {
		String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
		switch (arguments[0]) {
			case "kafka" -> kafka(Path.of(settings[0]));
			case "api" -> serve(ApiApplication.class, ApiApplication.CONFIG_NAME, settings);
			case "worker" -> serve(JudgeWorkerApplication.class, JudgeWorkerApplication.CONFIG_NAME, settings);
			case "sleeping-worker" -> serve(SleepingWorker.class, JudgeWorkerApplication.CONFIG_NAME, settings);
			default -> throw new IllegalArgumentException("There is no part " + arguments[0]);
		}
		System.exit(0);
	}

	private static void kafka(Path folder) throws IOException {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, (step) -> {
		})) {
			untilInputEnds(kafka.bootstrapServers());
		}
	}

	private static void serve(Class<?> application, String configName, String[] settings) throws IOException {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
			.properties("spring.config.name=" + configName)
			.run(settings)) {
			untilInputEnds(context.getId());
		}
	}

	private static void untilInputEnds(@Nullable String facts) throws IOException {
		System.out.println(READY + facts);
		System.in.transferTo(OutputStream.nullOutputStream());
	}

}
