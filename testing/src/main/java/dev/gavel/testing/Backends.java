package dev.gavel.testing;

import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * The servers of this test process, each started when it is first asked for and stopped
 * when the process ends.
 */
public final class Backends {

	private static final Supplier<MySqlBackend> MYSQL = SingletonSupplier
		.of(() -> BackendChoice.ofThisProcess().start("MySQL", ContainerBackends::mySql, EmbeddedBackends::mySql));

	private static final Supplier<String> KAFKA = SingletonSupplier
		.of(() -> BackendChoice.ofThisProcess().start("Kafka", ContainerBackends::kafka, EmbeddedBackends::kafka));

	private Backends() {
	}

	public static MySqlBackend mySql() {
		return MYSQL.get();
	}

	public static String kafkaBootstrapServers() {
		return KAFKA.get();
	}

}
