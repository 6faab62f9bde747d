package dev.gavel.api.score;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.scoring.QuestionScoring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits how many submissions a solver sends to a question, and how soon. There are no
 * limits without accounts, and for those who see the hidden tests of the question.
 */
@Component
public class SolverAttempts {

	private final JdbcClient database;

	private final AllowedQuestions questions;

	private final Permissions permissions;

	private final Clock clock;

	SolverAttempts(JdbcClient database, AllowedQuestions questions, Permissions permissions, Clock clock) {
		this.database = database;
		this.questions = questions;
		this.permissions = permissions;
		this.clock = clock;
	}

	/**
	 * Locks the account of the caller until the end of the transaction, so that
	 * submissions which arrive together are counted one after the other.
	 * @throws Problem when the caller may not send another submission to the question now
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void require(Question question, Caller caller) {
		if (!areLimited(question, caller)) {
			return;
		}
		Long account = caller.accountId();
		if (account == null) {
			throw new Problem(ProblemType.FORBIDDEN,
					"Question %d limits how often a solver may submit. Sign in to submit.".formatted(question.id()));
		}
		database.sql("select id from accounts where id = :id for update").param("id", account).query().listOfRows();
		require(of(question, account));
	}

	private void require(Attempts attempts) {
		if (attempts.areUsedUp()) {
			throw new Problem(ProblemType.ATTEMPTS_USED,
					"You have used %d of %d attempts at this question, so no more are possible."
						.formatted(attempts.used(), attempts.limit()));
		}
		if (attempts.nextAt() != null) {
			Duration pause = Duration.between(clock.instant(), attempts.nextAt()).plusMillis(999);
			throw Problem.passing(ProblemType.TOO_SOON,
					"Your next attempt at this question is possible in %d s.".formatted(pause.toSeconds()), pause);
		}
	}

	/** Returns nothing when the caller may send as many as it likes. */
	@Transactional(readOnly = true)
	public Optional<Attempts> find(Question question, Caller caller) {
		Long account = caller.accountId();
		return (account != null && areLimited(question, caller)) ? Optional.of(of(question, account))
				: Optional.empty();
	}

	private boolean areLimited(Question question, Caller caller) {
		return question.scoring().limitsAttempts() && !caller.isTrusted()
				&& !permissions.seesHiddenTests(caller, questions.access(question, caller));
	}

	/**
	 * Counts what may have told the solver something: a submission that was cancelled
	 * while a worker judged it, and one in which a checker failed at one test after
	 * others had been judged, but not one that Gavel failed to judge.
	 */
	private Attempts of(Question question, long account) {
		QuestionScoring scoring = question.scoring();
		Used used = database
			.sql("""
					select count(*) as used, max(s.created_at) as last from submissions s
					where s.owner_id = :owner and s.question_id = :question and exists
					(select 1 from judgements j where j.program_id = s.id and (j.state in ('QUEUED', 'RUNNING')
					or j.state = 'DONE' and (j.verdict <> 'INTERNAL_ERROR' or j.final_verdict is not null and j.tests_done > 0)
					or j.state = 'CANCELLED' and j.started_at is not null))""")
			.param("owner", account)
			.param("question", question.id())
			.query(Used::of)
			.single();
		Instant next = (used.last() != null && scoring.pauseSeconds() != null)
				? used.last().plusSeconds(scoring.pauseSeconds()) : null;
		boolean waits = next != null && next.isAfter(clock.instant())
				&& (scoring.attempts() == null || used.count() < scoring.attempts());
		return new Attempts(used.count(), scoring.attempts(), waits ? next : null);
	}

	private record Used(int count, @Nullable Instant last) {

		static Used of(ResultSet row, int number) throws SQLException {
			LocalDateTime last = row.getObject("last", LocalDateTime.class);
			return new Used(row.getInt("used"), (last != null) ? last.toInstant(ZoneOffset.UTC) : null);
		}

	}

}
