package dev.gavel.api.question.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.question.image.StatementImages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What solvers may fetch of questions that they may see. */
@AccountsTest
class SolversRoutesIT {

	private final ApiClient author;

	private final ApiClient solver;

	private final ApiClient visitor;

	private final StatementImages images;

	private final TransactionTemplate transaction;

	private long question;

	private long sample;

	private long hidden;

	@Autowired
	SolversRoutesIT(TestAccounts accounts, StatementImages images, TransactionTemplate transaction) {
		this.images = images;
		this.transaction = transaction;
		this.author = accounts.as(accounts.create(Role.AUTHOR));
		this.solver = accounts.as(accounts.create(Role.SOLVER));
		this.visitor = accounts.as(Role.VISITOR);
	}

	@BeforeEach
	void makeQuestion() {
		question = id(author.post("/add_ques", """
				{"title": "Add", "description": "Add.", "type": "Easy", "metadata": {"kind": "program"}}"""));
		sample = addTest("shown", false);
		hidden = addTest("secret", true);
		setState("published");
	}

	private long addTest(String text, boolean hidden) {
		return id(author.post("/create/testcase/" + question,
				"{\"stdin\": \"%s in\", \"output\": \"%s out\", \"hidden\": %s}".formatted(text, text, hidden)));
	}

	private void setState(String state) {
		assertThat(author.put("/ques/%d/state".formatted(question), "{\"state\": \"%s\"}".formatted(state)).status())
			.isEqualTo(200);
	}

	private static long id(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer.json().get("id").longValue();
	}

	@Test
	void filesOfSamplesAreForThoseWhoSeeTheQuestion() {
		assertThat(file(solver, sample, "stdin").body()).isEqualTo("shown in");
		assertThat(file(solver, sample, "output").body()).isEqualTo("shown out");
		setState("archived");
		for (String part : List.of("stdin", "output")) {
			assertThat(file(solver, sample, part).status()).isEqualTo(404);
			assertThat(file(visitor, sample, part).status()).isEqualTo(404);
			assertThat(file(author, sample, part).status()).isEqualTo(200);
		}
	}

	@Test
	void filesOfHiddenTestsAreForAuthors() {
		for (String part : List.of("stdin", "output")) {
			Answer refused = file(solver, hidden, part);
			assertThat(refused.status()).isEqualTo(404);
			assertThat(refused.body()).doesNotContain("secret");
			assertThat(file(author, hidden, part).body()).startsWith("secret");
		}
	}

	private static Answer file(ApiClient client, long test, String part) {
		return client.get("/testcases/%d/text?field=%s".formatted(test, part), "Accept",
				"text/plain, application/problem+json");
	}

	@Test
	void scoresAreForAccountsThatSeeTheQuestion() {
		String path = "/ques/%d/score".formatted(question);
		assertThat(visitor.get(path).status()).isEqualTo(401);
		assertThat(solver.get(path).status()).isEqualTo(200);
		setState("archived");
		assertThat(solver.get(path).status()).isEqualTo(404);
	}

	@Test
	void imagesAreForThoseWhoSeeTheQuestion() {
		byte[] image = "GIF89a".getBytes(StandardCharsets.US_ASCII);
		transaction.executeWithoutResult((status) -> images.put(question, "a.gif", image));
		String path = "/ques/%d/images/a.gif".formatted(question);
		assertThat(visitor.get(path, "Accept", "image/*").status()).isEqualTo(200);
		setState("archived");
		assertThat(visitor.get(path).status()).isEqualTo(404);
		assertThat(solver.get(path).status()).isEqualTo(404);
		assertThat(author.get(path, "Accept", "image/*").status()).isEqualTo(200);
	}

}
