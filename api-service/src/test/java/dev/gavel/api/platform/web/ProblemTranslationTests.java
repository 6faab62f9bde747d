package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.sql.SQLException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ProblemTranslationTests {

	private final ProblemTranslation translation = new ProblemTranslation();

	@Test
	void asksToTryAgainWhenNothingWasBegun() {
		assertThat(detail(new CannotCreateTransactionException("no connection"))).contains("Nothing was stored");
	}

	@Test
	void asksToLookWhenTheDatabaseWentAwayInTheMiddle() {
		SQLException closed = new SQLException("Connection is closed");
		assertThat(detail(new DataAccessResourceFailureException("lost", closed))).contains("Check whether");
		assertThat(detail(new JpaSystemException(new TransactionException("Unable to rollback", closed))))
			.contains("Check whether");
		assertThat(detail(new TransactionSystemException("Could not commit", closed))).contains("Check whether");
	}

	@Test
	void takesTheBlameForAnythingElse() {
		assertThat(problem(new IllegalStateException()).type()).isEqualTo(ProblemType.INTERNAL);
	}

	private String detail(Exception exception) {
		Problem problem = problem(exception);
		assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
		return problem.getMessage();
	}

	private Problem problem(Exception exception) {
		return translation.translate(exception, new MockHttpServletRequest("POST", "/code/execute/1"));
	}

}
