package dev.gavel.standalone;

import dev.gavel.embedded.EmbeddedMySql;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * How the API reaches MySQL. It asks when it needs a connection, and waits then; up to
 * there both start at the same time.
 */
record StartingDatabase(CompletableFuture<EmbeddedMySql> mySql) implements JdbcConnectionDetails {

	@Override
	public String getJdbcUrl() {
		return mySql.join().jdbcUrl();
	}

	@Override
	public String getUsername() {
		return mySql.join().username();
	}

	@Override
	public String getPassword() {
		return mySql.join().password();
	}

}
