package dev.gavel.api.question.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.settings.RetentionProperties;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class QuestionHistoryIT {

	private final ApiClient api;

	private final TransactionTemplate transaction;

	private final QuestionHistory history;

	@Autowired
	QuestionHistoryIT(ApiClient api, TransactionTemplate transaction, JdbcClient database, FormerTests tests,
			EntityManager entities, JsonMapper json, Clock clock) {
		this.api = api;
		this.transaction = transaction;
		this.history = new QuestionHistory(database, tests, entities,
				new RetentionProperties(Duration.ZERO, Duration.ZERO, Duration.ZERO, 3, DataSize.ofBytes(1000)), json,
				clock);
	}

	@Test
	void forgetsTheOldestEdits() {
		long question = api.addQuestion();
		List.of("one", "two", "three", "four").forEach((title) -> edit(question, title));
		assertThat(history.list(question, 0, 10)).extracting(StoredEdit::after)
			.containsExactly("{\"title\":\"four\"}", "{\"title\":\"three\"}", "{\"title\":\"two\"}");
		edit(question, "long".repeat(1000));
		assertThat(history.count(question)).as("the newest one stays, however large it is").isOne();
		edit(question, "short");
		assertThat(history.list(question, 0, 10)).extracting(StoredEdit::after)
			.containsExactly("{\"title\":\"short\"}");
	}

	private void edit(long question, String title) {
		transaction.executeWithoutResult((status) -> history.begin(Caller.trusted("::1"), question, EditKind.QUESTION)
			.end(Map.of("title", "before"), Map.of("title", title)));
	}

}
