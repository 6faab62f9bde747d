package dev.gavel.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.account.Account;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends fields that no form and no request of an author or a solver has. */
@AccountsTest
class MassAssignmentIT {

	private static final List<String> FIELDS = List.of("role", "owner_id", "account_id", "disabled", "valid_from",
			"submissions_per_minute");

	private static final String FORM = "&role=operator&owner_id=1&account_id=1&disabled=true&id=1&hidden_tests=true"
			+ "&valid_from=2000-01-01T00:00:00Z&submissions_per_minute=0&scopes=operate&verdict=ACCEPTED";

	private final TestAccounts accounts;

	private final JdbcClient database;

	private Account person;

	private ApiClient author;

	private long question;

	@Autowired
	MassAssignmentIT(TestAccounts accounts, JdbcClient database) {
		this.accounts = accounts;
		this.database = database;
	}

	@BeforeEach
	void begin() {
		person = accounts.create(Role.AUTHOR);
		author = accounts.as(person);
		question = author.addQuestion();
	}

	@Test
	void isRefusedInJson() {
		Map<String, String> requests = Map.of("POST /tokens", "{\"name\": \"x\", \"scopes\": [\"read\"]}",
				"POST /add_ques", Examples.QUESTION, "PUT /ques/<question>", Examples.QUESTION,
				"PUT /ques/<question>/state", "{\"state\": \"draft\"}", "PUT /ques/<question>/audience",
				"{\"audience\": []}", "PUT /ques/<question>/authors", "{\"co_authors\": []}",
				"POST /create/testcase/<question>", Examples.TEST_CASE, "POST /code/execute/<question>",
				"{\"code\": \"pass\"}", "POST /code/try/<question>", "{\"code\": \"pass\"}", "POST /rejudgings",
				"{\"question_id\": <question>, \"dry_run\": true}");
		String before = stored();
		requests.forEach((route, body) -> FIELDS.forEach((field) -> {
			Answer refused = json(route, body.replaceFirst("\\{", "{\"" + field + "\": 1, "));
			assertThat(refused.status()).as("%s with %s: %s", route, field, refused.body()).isIn(400, 422);
			assertThat(refused.body()).contains(field);
		}));
		assertThat(stored()).isEqualTo(before);
	}

	private Answer json(String route, String body) {
		String[] parts = named(route).split(" ");
		return parts[0].equals("PUT") ? author.put(parts[1], named(body)) : author.post(parts[1], named(body));
	}

	private String named(String text) {
		return text.replace("<question>", String.valueOf(question));
	}

	@Test
	void isIgnoredInForms() {
		String before = stored();
		post("/ques/<question>/state", "state=draft");
		post("/ques/<question>/audience", "group=");
		post("/ques/<question>/authors", "co_authors=&owner=" + TestAccounts.OPERATOR.replace(' ', '+'));
		post("/account/sessions/end", "session=none");
		assertThat(stored()).isEqualTo(before);
		Answer added = post("/create/testcase/<question>", "input_variables.nums=[1]&input_variables.K=1&output=1");
		assertThat(added.status()).as(added.body()).isEqualTo(303);
		Answer sent = post("/code/execute/<question>", "code=pass");
		assertThat(sent.status()).as(sent.body()).isEqualTo(303);
		String submission = sent.header("Location").replaceFirst(".*/", "");
		assertThat(database.sql("select owner_id from submissions where id = uuid_to_bin(?)")
			.param(submission)
			.query(Long.class)
			.single()).isEqualTo(person.id());
		assertThat(stored()).isEqualTo(before);
		assertThat(author.post("/submissions/" + submission + "/cancel", "").status()).isEqualTo(200);
	}

	private Answer post(String path, String fields) {
		return author.post(named(path), "application/x-www-form-urlencoded", fields + FORM, "Accept", "text/html");
	}

	/**
	 * Returns what the author must not change of the account, its question and tokens.
	 */
	private String stored() {
		return database.sql("""
				select concat_ws(' ', a.role, a.disabled, a.valid_from, a.submissions_per_minute, q.id, q.owner_id,
					q.state, (select count(*) from co_authors c where c.question_id = q.id),
					(select count(*) from questions other where other.owner_id = a.id),
					(select count(*) from api_tokens t where t.account_id = a.id))
				from accounts a join questions q on q.owner_id = a.id where a.id = ? and q.id = ?""")
			.params(person.id(), question)
			.query(String.class)
			.single();
	}

}
