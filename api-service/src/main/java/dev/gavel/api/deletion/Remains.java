package dev.gavel.api.deletion;

import dev.gavel.api.evaluation.EvaluationsOfQuestions;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.api.question.testcase.DeletedTests;
import dev.gavel.api.submission.SubmissionsOfQuestions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is left of deleted questions: their submissions and tests, a few at a time
 * so that nobody waits for the rows, then the questions. A start goes on where the last
 * one ended. Evaluations stay until they are old enough, without their question.
 */
@Component
class Remains {

	private static final Logger logger = LoggerFactory.getLogger(Remains.class);

	private final SubmissionsOfQuestions submissions;

	private final EvaluationsOfQuestions evaluations;

	private final DeletedTests tests;

	private final QuestionHistory history;

	private final Suites suites;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Remains(SubmissionsOfQuestions submissions, EvaluationsOfQuestions evaluations, DeletedTests tests,
			QuestionHistory history, Suites suites, JdbcClient database, TransactionTemplate transaction, Clock clock) {
		this.submissions = submissions;
		this.evaluations = evaluations;
		this.tests = tests;
		this.history = history;
		this.suites = suites;
		this.database = database;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Runs at each replica. */
	@Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void look() {
		List<Long> deleted = database.sql("select id from questions where deleted_at is not null")
			.query(Long.class)
			.list();
		deleted.forEach(this::tryToDelete);
	}

	private void tryToDelete(long id) {
		try {
			if (delete(id, Duration.ofMinutes(1), Others.LEFT_ALONE)) {
				logger.info("Question {} is deleted with all its submissions", id);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Question {} could not be deleted with all its submissions; Gavel tries again soon", id, ex);
		}
	}

	/**
	 * Deletes for some time, in turns with replicas that delete it, too.
	 * @return whether nothing is left
	 */
	@RetriedOnDeadlock
	public boolean delete(long questionId, Duration time) {
		return delete(questionId, time, Others.AWAITED);
	}

	private boolean delete(long questionId, Duration time, Others others) {
		Instant end = clock.instant().plus(time);
		Step step = Step.MORE;
		while (step == Step.MORE && clock.instant().isBefore(end)) {
			step = transaction.execute((status) -> deleteSome(questionId, others));
		}
		return step == Step.LAST;
	}

	private Step deleteSome(long questionId, Others others) {
		Optional<Locked> locked = lock(questionId, others);
		if (locked.isEmpty()) {
			return (others == Others.AWAITED) ? Step.LAST : Step.NONE;
		}
		if (submissions.deleteSome(questionId) > 0 || evaluations.detachSome(questionId) > 0
				|| tests.deleteSome(questionId) > 0 || history.deleteSome(questionId) > 0) {
			return Step.MORE;
		}
		if (submissions.count(questionId) > 0) {
			return Step.NONE;
		}
		database.sql("delete from questions where id = :id").param("id", questionId).update();
		Optional.ofNullable(locked.get().suiteHash()).ifPresent((hash) -> suites.deleteUnused(Set.of(hash)));
		return Step.LAST;
	}

	private Optional<Locked> lock(long questionId, Others others) {
		return database.sql("""
				select id, suite_hash from questions where id = :id and deleted_at is not null
				for update""" + others.clause).param("id", questionId).query(Locked.class).optional();
	}

	private record Locked(long id, @Nullable String suiteHash) {
	}

	/** What to do while another replica deletes some of the same question. */
	private enum Others {

		AWAITED(""), LEFT_ALONE(" skip locked");

		private final String clause;

		Others(String clause) {
			this.clause = clause;
		}

	}

	private enum Step {

		MORE, LAST,
		/**
		 * Another replica is at it, or a submission that came meanwhile is being judged.
		 */
		NONE

	}

}
