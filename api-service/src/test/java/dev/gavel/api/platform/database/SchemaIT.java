package dev.gavel.api.platform.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gavel.api.ApiTest;
import dev.gavel.testing.GoldenFile;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class SchemaIT {

	private static final String HISTORY = "flyway_schema_history";

	/** As the version of MySQL writes it that tests start unless told otherwise. */
	@Test
	void isThatOfTheFile(@Autowired JdbcClient jdbc) {
		assumeThat(jdbc.sql("select version()").query(String.class).single()).startsWith("8.0.12");
		List<String> lines = new ArrayList<>();
		for (String table : jdbc.sql("show tables").query(String.class).list()) {
			if (!table.equals(HISTORY)) {
				lines.addAll(jdbc.sql("show create table `" + table + "`")
					.query((row, number) -> row.getString(2))
					.single()
					.replaceAll(" AUTO_INCREMENT=\\d+", "")
					.lines()
					.toList());
				lines.add("");
			}
		}
		new GoldenFile("schema.sql").holds(lines,
				"Released migrations stay as they are: add one that only adds (docs/messages.md#the-schema).");
	}

	/** Migrations come first in an upgrade, and the API last. */
	@Test
	void isUsedByTheBuildBeforeIt(@Autowired Flyway flyway, @Autowired JdbcClient jdbc,
			@Autowired TransactionTemplate transaction) {
		transaction
			.executeWithoutResult((status) -> jdbc
				.sql("insert into " + HISTORY
						+ " values (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'gavel', now(), 1, 1)")
				.update());
		try {
			assertThatCode(() -> new SchemaMigration().migrate(flyway)).doesNotThrowAnyException();
		}
		finally {
			transaction.executeWithoutResult(
					(status) -> jdbc.sql("delete from " + HISTORY + " where version = '1000'").update());
		}
	}

}
