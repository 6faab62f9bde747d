package dev.gavel.testing;

import java.util.Map;
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
				"spring.kafka.bootstrap-servers", Backends::kafkaBootstrapServers);
		context.getEnvironment().getPropertySources().addFirst(new LazyProperties("backends", properties));
	}

}
