package dev.gavel.api.platform.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Creates and updates the tables, unless another build has made them. */
@Component
class SchemaMigration implements FlywayMigrationStrategy {

	@Override
	public void migrate(Flyway flyway) {
		try {
			flyway.migrate();
		}
		catch (FlywayValidateException ex) {
			boolean failed = Arrays.stream(flyway.info().all())
				.anyMatch((migration) -> migration.getState().isFailed());
			throw failed ? ex : new UnknownSchema(ex);
		}
	}

	private static final class UnknownSchema extends IllegalStateException {

		UnknownSchema(FlywayValidateException cause) {
			super("The database has tables of another build of Gavel, which this one cannot read. Nothing was changed."
					+ " Use an empty database (./gavel run: another --data folder), or the build that made the tables.",
					cause);
		}

	}

}
