package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class ForgottenSubmissionsIT {

	@Autowired
	private TestAccounts accounts;

	@Autowired
	private TestWorker worker;

	@Autowired
	private ForgottenSubmissions forgotten;

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void forgetsOldSubmissionsAndNothingElse() {
		ApiClient author = accounts.as(Role.AUTHOR);
		long question = author.addQuestion();
		UUID old = judged(author, author.submit(question));
		String oldSuite = worker.job(old, 1).run().suiteHash();
		author.post("/create/testcase/" + question, Examples.TEST_CASE);
		UUID twice = judged(author, author.submit(question));
		UUID open = author.submit(question);
		Instant between = Instant.now();
		UUID young = judged(author, author.submit(question));
		forgotten.forget(between);
		assertThat(author.get("/submissions/" + old).status()).isEqualTo(404);
		assertThat(author.get("/submissions/" + twice).status()).isEqualTo(404);
		assertThat(stored("submissions")).containsExactlyInAnyOrder(open.toString(), young.toString());
		assertThat(count("select count(*) from judgements j where j.evaluation = false"
				+ " and not exists (select 1 from submissions s where s.id = j.program_id)"))
			.isZero();
		assertThat(count("select count(*) from suites where hash = '%s'".formatted(oldSuite))).isZero();
		assertThat(count(
				"select count(*) from suites where hash = '%s'".formatted(worker.job(young, 1).run().suiteHash())))
			.isOne();
		judged(author, open);
	}

	private List<String> stored(String table) {
		return transaction
			.execute((status) -> database.queryForList("select bin_to_uuid(id) from " + table, String.class));
	}

	private long count(String sql) {
		return transaction.execute((status) -> database.queryForObject(sql, Long.class));
	}

	private UUID judged(ApiClient client, UUID submission) {
		worker.report(TestWorker.judged(worker.job(submission, 1), Verdict.ACCEPTED));
		assertThat(client.get("/submissions/%s?wait=20s".formatted(submission)).json().get("status").stringValue())
			.isEqualTo("DONE");
		return submission;
	}

}
