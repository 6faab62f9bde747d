package dev.gavel.standalone;

import dev.gavel.embedded.EmbeddedMySql;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The API's access to MySQL. The API waits only when it needs its first connection, so
 * that both start at the same time.
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
