package dev.gavel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestContextManager;

@UsesBackends
class UsesBackendsIT {

	private final Environment environment = new TestContextManager(UsesBackendsIT.class).getTestContext()
		.getApplicationContext()
		.getEnvironment();

	@Test
	void givesEmptyDatabase() throws Exception {
		try (var connection = DriverManager.getConnection(property("spring.datasource.url"),
				property("spring.datasource.username"), property("spring.datasource.password"));
				var tables = connection.createStatement().executeQuery("SHOW TABLES")) {
			assertThat(connection.getCatalog()).startsWith("gavel_");
			assertThat(tables.next()).isFalse();
		}
	}

	@Test
	void givesEachAskerAnotherDatabase() {
		MySqlDatabase one = Backends.mySql().createDatabase();
		assertThat(Backends.mySql().createDatabase().jdbcUrl()).isNotEqualTo(one.jdbcUrl());
	}

	@Test
	void givesBroker() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", property("spring.kafka.bootstrap-servers")))) {
			assertThat(admin.describeCluster().nodes().get()).hasSize(1);
		}
	}

	private String property(String name) {
		return environment.getRequiredProperty(name);
	}

}
