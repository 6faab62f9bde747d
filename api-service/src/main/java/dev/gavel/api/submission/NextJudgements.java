package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides what submissions run when they are judged again. */
@Component
public class NextJudgements {

	/** Of one submission; those that were cancelled count, too. */
	public static final int MOST = 100;

	private final Questions questions;

	private final Suites suites;

	private final JdbcClient database;

	NextJudgements(Questions questions, Suites suites, JdbcClient database) {
		this.questions = questions;
		this.suites = suites;
		this.database = database;
	}

	/**
	 * Returns those of the submissions that exist. None of them is deleted before the
	 * transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<UUID> keep(List<UUID> ids) {
		return database.sql("select id from submissions where id in (:ids) order by id for share")
			.param("ids", ids.stream().map(UUIDUtil::asByteArray).toList())
			.query((row, i) -> UUIDUtil.uuid(row.getBytes(1)))
			.list();
	}

	/**
	 * Returns the next judgement, to be queued: on the question's current tests and
	 * limits, or on what ran last when there is no question.
	 * @param rejudgingId the rejudging that asks for it, or null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public NewJudgement of(JudgedSubmission judged, @Nullable Long rejudgingId) {
		return Submission.judgement(judged.id(), judged.questionId(), judged.judgements() + 1, rejudgingId,
				run(judged.lastRun(), judged.questionId()));
	}

	private StoredRun run(StoredRun last, @Nullable Long questionId) {
		if (questionId == null) {
			return last;
		}
		Question question = questions.get(questionId);
		SuiteReference suite = suites.current(question);
		return StoredRun.of(question.settings().run(last.language(), last.environment(), suite.hash()), suite);
	}

}
