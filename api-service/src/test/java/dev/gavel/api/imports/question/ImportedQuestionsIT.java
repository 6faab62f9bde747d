package dev.gavel.api.imports.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.imports.question.ImportedQuestions.Known;
import dev.gavel.api.imports.question.ImportedQuestions.Source;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class ImportedQuestionsIT {

	private final Source source = new Source(null, "Gavel", UUID.randomUUID().toString());

	private final ApiClient client;

	private final ImportedQuestions imported;

	private final TransactionTemplate transaction;

	@Autowired
	ImportedQuestionsIT(ApiClient client, ImportedQuestions imported, TransactionTemplate transaction) {
		this.client = client;
		this.imported = imported;
		this.transaction = transaction;
	}

	/** As it is when two replicas import a new question at once. */
	@Test
	void refuseASecondQuestionOfTheSameSource() {
		long first = client.addQuestion();
		store(first);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> store(client.addQuestion()))
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.STILL_OPEN));
		assertThat(imported.find(source)).map(Known::questionId).contains(first);
	}

	@Test
	void forgetADeletedQuestion() {
		long first = client.addQuestion();
		store(first);
		client.delete("/ques/" + first);
		assertThat(imported.find(source)).isEmpty();
		long second = client.addQuestion();
		store(second);
		assertThat(imported.find(source)).map(Known::questionId).contains(second);
	}

	private void store(long question) {
		transaction.executeWithoutResult((status) -> imported.store(source, question, ImportedState.NOTHING));
	}

}
