package dev.gavel.api.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Statistics for the authors of questions. They count the newest submissions only, and
 * are kept for a while, so that a popular question costs no more than others.
 */
@Component
class StatisticsOfQuestions {

	private static final int MOST_COUNTED = 20_000;

	private static final Duration KEPT = Duration.ofSeconds(30);

	private static final int MOST_KEPT = 500;

	private final Cache<Key, QuestionStatistics> kept;

	private final NewestSubmissions submissions;

	private final AllowedQuestions questions;

	private final Permissions permissions;

	StatisticsOfQuestions(NewestSubmissions submissions, AllowedQuestions questions, Permissions permissions,
			Clock clock) {
		this.submissions = submissions;
		this.questions = questions;
		this.permissions = permissions;
		this.kept = Caffeine.newBuilder()
			.maximumSize(MOST_KEPT)
			.expireAfterWrite(KEPT)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	/** Returns a question whose statistics the caller may see. */
	Question question(long id, Caller caller) {
		return questions.getWithTests(id, caller);
	}

	/**
	 * @throws Problem when there is no such question, or the caller is no author of it
	 */
	QuestionStatistics of(long id, Caller caller) {
		Question question = question(id, caller);
		boolean whole = permissions.seesHiddenResults(caller, questions.access(question, caller));
		return kept.get(new Key(id, whole), this::count);
	}

	private QuestionStatistics count(Key key) {
		return QuestionStatistics.of(submissions.of(key.questionId(), MOST_COUNTED, key.whole()),
				!submissions.areMore(key.questionId(), MOST_COUNTED), submissions.tests(key.questionId(), key.whole()));
	}

	private record Key(long questionId, boolean whole) {
	}

}
