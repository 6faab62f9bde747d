package dev.gavel.testing;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.function.SingletonSupplier;

class BackendsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Supplier<MySqlDatabase> database = SingletonSupplier.of(() -> Backends.mySql().createDatabase());
		Map<String, Supplier<?>> properties = Map.of( //
				"spring.datasource.url", () -> database.get().jdbcUrl(), //
				"spring.datasource.username", () -> database.get().username(), //
				"spring.datasource.password", () -> database.get().password(), //
				"spring.kafka.bootstrap-servers", Backends::kafkaBootstrapServers, //
				// Of its own, otherwise it would share the reports with the services of
				// other tests.
				"spring.kafka.consumer.group-id", SingletonSupplier.of(() -> "tests-" + UUID.randomUUID()));
		context.getEnvironment().getPropertySources().addFirst(new LazyProperties("backends", properties));
	}

}
