package dev.gavel.api;

import dev.gavel.api.worker.InternalConnector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * One more replica of the service under test, on the same database and the same Kafka.
 */
public final class Replica implements AutoCloseable {

	private static final List<String> SHARED = List.of("spring.datasource.url", "spring.datasource.username",
			"spring.datasource.password", "spring.kafka.bootstrap-servers", "gavel.access.mode");

	private final ConfigurableApplicationContext context;

	private Replica(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * @param settings that differ, as {@code name=value}
	 */
	public static Replica of(Environment first, String... settings) {
		Map<String, Object> all = SHARED.stream()
			.filter(first::containsProperty)
			.collect(Collectors.toMap((name) -> name, first::getRequiredProperty));
		all.putAll(Map.of("spring.config.name", ApiApplication.CONFIG_NAME, "server.port", 0, "gavel.internal.port", 0,
				"gavel.worker-token", ApiTest.WORKER_TOKEN));
		Arrays.stream(settings).map((one) -> one.split("=", 2)).forEach((pair) -> all.put(pair[0], pair[1]));
		return new Replica(new SpringApplicationBuilder(ApiApplication.class).run(all.entrySet()
			.stream()
			.map((one) -> "--" + one.getKey() + "=" + one.getValue())
			.toArray(String[]::new)));
	}

	public ApiClient client() {
		return new ApiClient(context.getEnvironment(), bean(InternalConnector.class));
	}

	public <T> T bean(Class<T> type) {
		return context.getBean(type);
	}

	public Environment environment() {
		return context.getEnvironment();
	}

	@Override
	public void close() {
		context.close();
	}

}
