package dev.gavel.api.account.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.AccountFilter;
import dev.gavel.api.account.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@AccountsTest
class AccountsIT {

	private static final String HOSTILE = "<script>alert(1)</script>";

	private final TestAccounts testAccounts;

	private final Accounts accounts;

	private final TransactionTemplate transaction;

	private final JdbcClient database;

	private final Account operator;

	private final ApiClient api;

	@Autowired
	AccountsIT(TestAccounts testAccounts, Accounts accounts, TransactionTemplate transaction, JdbcClient database) {
		this.transaction = transaction;
		this.database = database;
		this.testAccounts = testAccounts;
		this.accounts = accounts;
		this.operator = testAccounts.create(Role.OPERATOR);
		this.api = testAccounts.as(operator);
	}

	@Test
	void makesFindsAndChangesAnAccount() {
		long id = account("Grace", "author");
		Answer found = api.get("/accounts?q=grac&role=author&disabled=false");
		assertThat(found.json().get("total").intValue()).isEqualTo(1);
		assertThat(found.json().get("items").get(0).get("id").longValue()).isEqualTo(id);
		Answer changed = api.put("/accounts/" + id,
				"{\"name\":\"Grace H.\",\"role\":\"solver\",\"disabled\":true,\"submissions_per_minute\":3}");
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		Answer read = api.get("/accounts/" + id);
		assertThat(read.body()).contains("\"name\":\"Grace H.\"", "\"role\":\"solver\"", "\"disabled\":true",
				"\"submissions_per_minute\":3", "\"has_password\":false");
		assertThat(api.get("/accounts?disabled=true&q=grace").json().get("total").intValue()).isEqualTo(1);
	}

	@Test
	void findsNoPatternsInWhatIsSearchedFor() {
		account("per%cent_", "solver");
		assertThat(api.get("/accounts?q=r%25c").json().get("total").intValue()).isEqualTo(1);
		assertThat(api.get("/accounts?q=p%25t").json().get("total").intValue()).isZero();
		assertThat(api.get("/accounts?q=per_").json().get("total").intValue()).isZero();
	}

	@Test
	void escapesNames() {
		long id = account(HOSTILE, "solver");
		long group = group("\"><img src=x onerror=alert(1)>");
		assertThat(api.put("/groups/%d/members/%d".formatted(group, id), "").status()).isEqualTo(204);
		for (String page : new String[] { "/accounts?q=script", "/accounts/" + id, "/groups", "/groups/" + group }) {
			Answer shown = api.page(page);
			assertThat(shown.status()).isEqualTo(200);
			assertThat(shown.body()).as(page).doesNotContain(HOSTILE, "<img src=x").contains("&lt;");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"mass 1\",\"disabled\":true}",
			"{\"name\":\"mass 2\",\"password\":\"{noop}x\"}", "{\"name\":\"mass 3\",\"id\":1}",
			"{\"name\":\"mass 4\",\"erased_at\":null}", "{\"name\":\"mass 5\",\"role\":\"visitor\"}" })
	void takesOnlyTheFieldsOfARequest(String request) {
		assertThat(api.post("/accounts", request).status()).isIn(400, 422);
	}

	@Test
	void ignoresFieldsThatAFormDoesNotHave() {
		Answer made = form("/accounts", Map.of("name", "assigned", "role", "solver", "disabled", "true",
				"submissions_per_minute", "99", "password", "{noop}x", "id", "1"));
		assertThat(made.status()).isEqualTo(303);
		long id = id(made);
		form("/accounts/" + id, Map.of("name", "assigned", "role", "author", "disabled", "true", "password", "{noop}x",
				"valid_from", "2000-01-01T00:00:00Z"));
		assertThat(api.get("/accounts/" + id).body()).contains("\"role\":\"author\"", "\"disabled\":false",
				"\"has_password\":false", "\"submissions_per_minute\":null");
	}

	/** Its page was opened while the account was enabled. */
	@Test
	void leavesADisabledAccountDisabledWhenAnotherOperatorSavesItsForm() {
		long id = account("disabled meanwhile", "solver");
		CompletableFuture<Answer> saved = transaction.execute((status) -> {
			accounts.disable(null, id);
			CompletableFuture<Answer> begun = CompletableFuture.supplyAsync(() -> form("/accounts/" + id,
					Map.of("name", "disabled meanwhile", "role", "author", "submissions_per_minute", "7")));
			await().until(() -> database.sql(
					"select count(*) from information_schema.processlist where info like 'select id from installation%'")
				.query(Long.class)
				.single() == 1);
			return begun;
		});
		assertThat(saved.join().status()).isEqualTo(303);
		assertThat(api.get("/accounts/" + id).body()).contains("\"disabled\":true", "\"submissions_per_minute\":7");
	}

	@Test
	void invitesOnlyIntoAGroupThatThereIs() {
		assertThat(api.post("/accounts/invitations", "{\"group_id\":123456789}").status()).isEqualTo(404);
		long group = group("invited into");
		assertThat(
				api.post("/accounts/invitations", "{\"role\":\"operator\",\"group_id\":%d}".formatted(group)).status())
			.isEqualTo(201);
		JsonNode entry = api.get("/audit?action=LINK_CREATED&account_id=" + operator.id()).json().get("items").get(0);
		assertThat(entry.get("after").get("group").stringValue()).isEqualTo("invited into");
		assertThat(entry.get("account_name").stringValue()).isEqualTo(operator.name());
	}

	/** Whoever finds one could take everything. */
	@Test
	void letsLinksOfOperatorsEndSoon() {
		api.post("/accounts/invitations", "{\"role\":\"operator\"}");
		assertThat(api.get("/accounts/links").json().get("items").get(0).get("role").stringValue())
			.isEqualTo("operator");
		requireThatTheLastLinkEndsInAnHour();
		long id = account("an operator who was invited", "operator");
		assertThat(form("/accounts/%d/link".formatted(id), Map.of()).body()).contains("valid for 1 hour");
		requireThatTheLastLinkEndsInAnHour();
		api.post("/accounts/%d/link".formatted(operator.id()), "");
		requireThatTheLastLinkEndsInAnHour();
	}

	private void requireThatTheLastLinkEndsInAnHour() {
		JsonNode link = api.get("/accounts/links").json().get("items").get(0);
		assertThat(Instant.parse(link.get("expires_at").stringValue()))
			.isEqualTo(Instant.parse(link.get("created_at").stringValue()).plus(Duration.ofHours(1)));
	}

	@Test
	void showsAFormAgainWithWhatIsWrongAtItsField() {
		account("taken", "solver");
		Answer refused = form("/accounts", Map.of("name", "TAKEN", "role", "solver"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("value=\"TAKEN\"")
			.containsPattern("id=\"name-error\">&#39;TAKEN&#39; is taken");
		assertThat(form("/accounts", Map.of("name", "other", "role", "king")).body()).contains("id=\"role-error\"");
		Answer invisible = form("/accounts", Map.of("name", "tak\u200Ben", "role", "solver"));
		assertThat(invisible.body()).contains("U+200B at position 4");
	}

	@Test
	void keepsTheLastOperator() {
		long id = operator.id();
		accounts.list(new AccountFilter(null, Role.OPERATOR, false, null), 0, 100)
			.filter((other) -> other.id() != id)
			.forEach((other) -> accounts.disable(null, other.id()));
		String demotion = "{\"name\":\"the only operator\",\"role\":\"solver\",\"disabled\":false}";
		String disabling = "{\"name\":\"the only operator\",\"role\":\"operator\",\"disabled\":true}";
		for (Answer refused : new Answer[] { api.put("/accounts/" + id, demotion),
				api.put("/accounts/" + id, disabling), form("/accounts/" + id, Map.of("name", "x", "role", "solver")),
				form("/accounts/%d/disable".formatted(id), Map.of()) }) {
			assertThat(refused.status()).as(refused.body()).isEqualTo(409);
			assertThat(refused.body()).contains("This is the last operator.");
		}
		assertThat(api.get("/accounts/" + id).body()).contains("\"role\":\"operator\"", "\"disabled\":false");
		account("a second operator", "operator");
		assertThat(api.put("/accounts/" + id, demotion).status()).isEqualTo(200);
		assertThat(testAccounts.as(accounts.get(id)).get("/accounts").status()).isEqualTo(403);
	}

	@Test
	void keepsGroupsAndTheirMembers() {
		long member = account("a member", "solver");
		long group = group("Class 7b");
		assertThat(api.post("/groups", "{\"name\":\"CLASS 7B\"}").body()).contains("'CLASS 7B' is taken");
		assertThat(form("/groups/%d/members".formatted(group), Map.of("member", "A Member")).status()).isEqualTo(303);
		assertThat(form("/groups/%d/members".formatted(group), Map.of("member", "nobody")).body())
			.contains("there is no account &#39;nobody&#39;");
		assertThat(api.get("/accounts?group_id=" + group).json().get("items").get(0).get("groups").toString())
			.isEqualTo("[\"Class 7b\"]");
		assertThat(api.get("/groups/" + group).body()).contains("\"members\":1");
		assertThat(form("/groups/" + group, Map.of("name", "Class 8b")).status()).isEqualTo(303);
		assertThat(form("/groups/%d/members/%d/remove".formatted(group, member), Map.of()).status()).isEqualTo(303);
		assertThat(api.get("/groups/" + group).body()).contains("\"members\":0", "Class 8b");
		assertThat(form("/groups/%d/delete".formatted(group), Map.of()).status()).isEqualTo(303);
		assertThat(api.get("/groups/" + group).status()).isEqualTo(404);
		assertThat(api.put("/groups/1000000/members/" + member, "").status()).isEqualTo(404);
	}

	@Test
	void makesTheAccountsOfAClass() {
		String roster = "name,group\n" + IntStream.range(0, 300)
			.mapToObj((i) -> "student %d,Class 10%s".formatted(i, (i % 2 == 0) ? "a" : "b"))
			.collect(Collectors.joining("\r\n"));
		Answer made = api.post("/accounts/import", "text/csv", roster);
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		assertThat(made.header("Cache-Control")).isEqualTo("no-store");
		JsonNode accounts = made.json().get("accounts");
		assertThat(accounts.valueStream().map((one) -> one.get("link").stringValue()).distinct()).hasSize(300)
			.allMatch((link) -> link.matches("http://localhost:\\d+/link#[\\w-]{43,}"));
		assertThat(api.get("/accounts?q=student&role=solver").json().get("total").intValue()).isEqualTo(300);
		long group = accounts.get(0).get("id").longValue();
		assertThat(api.get("/accounts/" + group).body()).contains("\"groups\":[\"Class 10a\"]",
				"\"has_password\":false");
	}

	@Test
	void makesNoAccountWhereALineCannotBeTaken() {
		account("Already There", "solver");
		Answer refused = api.post("/accounts/import", "text/csv", "new one,new group\nalready there\nanother,,king");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("\"field\":\"line 3\"");
		Answer taken = api.post("/accounts/import", "text/csv", "new one,new group\nalready there\nStraße");
		assertThat(taken.status()).isEqualTo(422);
		assertThat(taken.body()).contains("\"field\":\"line 2\"", "name: 'already there' is taken");
		Answer late = form("/accounts/import", Map.of("csv", "new one,new group\nΝίκοσ\nΝίκος"));
		assertThat(late.status()).isEqualTo(422);
		assertThat(late.body()).contains("line 3", "Νίκος", "new one,new group");
		assertThat(api.get("/accounts?q=new+one").json().get("total").intValue()).isZero();
		assertThat(api.get("/groups?size=100").body()).doesNotContain("new group");
	}

	@Test
	void showsTheLinksOfAListOnce() {
		Answer shown = form("/accounts/import", Map.of("csv", "\"<b>Bobby</b>, jr.\",=1+1"));
		assertThat(shown.status()).as(shown.body()).isEqualTo(200);
		assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
		assertThat(shown.body())
			.contains("1 account was added", "&lt;b&gt;Bobby", "/link#", "download=\"gavel-invitations.csv\"",
					"data:text/csv;charset=utf-8,name%2Cgroup%2Crole%2Clink%0D%0A%22%3Cb%3EBobby")
			.doesNotContain("<b>Bobby");
	}

	@Test
	void refusesAListThatIsNotInUtf8() {
		Answer refused = api.post("/accounts/import", "text/csv", "Jos\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("has the byte 0xE9 at position 4 (line 1)");
	}

	@Test
	void makesLinksForAPasswordAndForAnAccount() {
		long id = account("linked", "solver");
		assertThat(api.post("/accounts/%d/link".formatted(id), "").json().get("link").stringValue()).contains("/link#");
		Answer page = form("/accounts/%d/link".formatted(id), Map.of());
		assertThat(page.body()).contains("/link#", "Anyone who opens this link can set the password of linked",
				"14 days");
		assertThat(api.post("/accounts/invitations", "{\"role\":\"author\"}").status()).isEqualTo(201);
		assertThat(form("/accounts/invitations", Map.of("role", "solver", "name", "ignored")).body())
			.contains("Anyone who opens this link can create an account.");
		assertThat(api.post("/accounts/1000000/link", "").status()).isEqualTo(404);
	}

	private long account(String name, String role) {
		Answer made = api.post("/accounts", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return made.json().get("id").longValue();
	}

	private long group(String name) {
		Answer made = api.post("/groups", "{\"name\":\"%s\"}".formatted(name.replace("\"", "\\\"")));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return made.json().get("id").longValue();
	}

	private static long id(Answer made) {
		return Long.parseLong(made.header("Location").replaceFirst(".*/", ""));
	}

	private Answer form(String path, Map<String, String> fields) {
		return api.postForm(path, fields);
	}

}
