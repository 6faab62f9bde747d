package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Browser;
import dev.gavel.api.CountedWork;
import dev.gavel.api.Examples;
import dev.gavel.api.Replica;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.link.SetUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from open mode to accounts and an operator. */
@ApiTest
@Import(CountedWork.class)
@DirtiesContext // replicas change its database
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpIT {

	private static final String PASSWORD = "a password only for tests";

	@Autowired
	private ApiClient open;

	@Autowired
	private CountedWork work;

	@Autowired
	private Environment environment;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@TempDir
	private Path folder;

	private Replica withAccounts(String... settings) {
		return Replica.of(environment,
				Stream.concat(Stream.of("gavel.access.mode=accounts"), Arrays.stream(settings)).toArray(String[]::new));
	}

	private long count(String condition) {
		return database.sql("select count(*) from " + condition).query(Long.class).single();
	}

	@Test
	@Order(1)
	void hasNoAccountsWithoutTheMode() {
		for (String path : List.of("/sign-in", "/set-up", "/link", "/account", "/account/tokens", "/tokens",
				"/accounts", "/accounts/import", "/accounts/links", "/groups", "/audit")) {
			Answer answer = open.get(path);
			assertThat(answer.status()).as(path).isEqualTo(404);
			assertThat(answer.body()).contains("Gavel runs in open mode and has no accounts");
		}
	}

	/** An operator from here would be one when accounts are switched on. */
	@Test
	@Order(1)
	void makesAndChangesNoAccountsWithoutTheMode() {
		for (Answer refused : List.of(open.post("/accounts", "{\"name\":\"mallory\",\"role\":\"operator\"}"),
				open.put("/accounts/1", "{\"name\":\"mallory\",\"role\":\"operator\",\"disabled\":false}"),
				open.send("POST", "/accounts/1/link", "Accept", "application/json"),
				open.post("/accounts/invitations", "{\"role\":\"operator\"}"),
				open.post("/accounts/import", "text/csv", "mallory"), open.delete("/accounts/1"),
				open.delete("/accounts/links/1"), open.post("/groups", "{\"name\":\"group\"}"),
				open.put("/groups/1/members/1", ""))) {
			assertThat(refused.status()).as(refused.body()).isEqualTo(404);
			assertThat(refused.body()).contains("Gavel runs in open mode and has no accounts");
		}
		assertThat(count("accounts") + count("one_time_links") + count("account_groups")).isZero();
	}

	@Test
	@Order(2)
	void refusesWhatAProxyPassesOnWithoutAccounts() {
		for (String header : List.of("Forwarded", "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host")) {
			Answer refused = open.get("/", header, "203.0.113.7");
			assertThat(refused.status()).as(header).isEqualTo(403);
			assertThat(refused.json().get("detail").stringValue()).contains("This request came through a proxy")
				.contains("--accounts");
		}
		assertThat(open.get("/").status()).isEqualTo(200);
	}

	@Test
	@Order(2)
	void asksTheDatabaseNothingAboutCallersWithoutAccounts() {
		assertThat(work.statementsOf(() -> {
			open.get("/nothing");
			open.get("/sign-in", "Cookie", "GAVEL_SESSION=0198c0de-0000-4000-8000-000000000000");
			open.post("/add_ques", "{}");
		})).isEmpty();
	}

	@Test
	@Order(3)
	void asksForAPasswordThatCanBeUsed() throws IOException {
		Path file = Files.writeString(folder.resolve("password"), "short\n");
		assertThatThrownBy(
				() -> withAccounts("gavel.access.operator.name=root", "gavel.access.operator.password-file=" + file))
			.rootCause()
			.hasMessageContaining("expected at least 10 characters, got 5");
		assertThat(count("accounts")).isZero();
	}

	/** Of two starts, the second one's link works, once, whichever replica is asked. */
	@Test
	@Order(4)
	void givesTheFirstOperatorWhatWasMadeWithoutAccounts() {
		long question = open.addQuestion();
		String submission = open.submit(question, Examples.SOLUTION).json().get("id").stringValue();
		try (Replica first = withAccounts(); Replica second = withAccounts()) {
			String old = secret(first);
			String secret = secret(second);
			assertThat(link(first, old, "Mallory").body()).contains("the link is unknown, already used or expired");
			assertThat(link(first, secret, "--").body()).contains("expected at least one letter or digit");
			List<CompletableFuture<Integer>> uses = IntStream.range(0, 8)
				.mapToObj((i) -> CompletableFuture
					.supplyAsync(() -> link((i % 2 == 0) ? first : second, secret, "operator " + i).status()))
				.toList();
			assertThat(uses.stream().map(CompletableFuture::join)).containsOnlyOnce(303);
			assertThat(count("accounts")).isOne();
			assertThat(count("accounts where role = 'OPERATOR'")).isOne();
			await().untilAsserted(() -> assertThat(
					count("questions where owner_id is null") + count("submissions where owner_id is null"))
				.isZero());
			assertThat(link(second, secret, "Mallory").status()).isEqualTo(422);
			String name = database.sql("select name from accounts").query(String.class).single();
			Browser operator = second.client().browser();
			assertThat(operator.signIn(name, PASSWORD).status()).isEqualTo(303);
			assertThat(operator.get("/accounts").status()).isEqualTo(200);
			assertThat(operator.get("/submissions/" + submission).status()).isEqualTo(200);
			assertThat(second.client().get("/submissions/" + submission).status()).isNotEqualTo(200);
		}
	}

	@Test
	@Order(5)
	void makesNoSecondOperatorFromTheSettings() throws IOException {
		Path file = Files.writeString(folder.resolve("password"), PASSWORD);
		try (Replica replica = withAccounts("gavel.access.operator.name=root",
				"gavel.access.operator.password-file=" + file)) {
			assertThat(replica.bean(SetUp.class).link()).isEmpty();
			assertThat(replica.client().browser().signIn("root", PASSWORD).status()).isEqualTo(422);
		}
	}

	private static String secret(Replica replica) {
		String link = replica.bean(SetUp.class).link().orElseThrow().path();
		assertThat(link).matches("/(set-up|link)#[0-9a-f]{64}");
		return link.substring(link.indexOf('#') + 1);
	}

	/** Also a provider may make somebody an operator, or the start that does it dies. */
	@Test
	@Order(6)
	void givesWhatStillHasNoOwnerToAnOperatorWhoCameInAnotherWay() {
		change("update accounts set role = 'SOLVER'");
		change("update questions set owner_id = null");
		change("update submissions set owner_id = null");
		try (Replica replica = withAccounts("gavel.access.visitors-submit=true")) {
			ApiClient visitor = replica.client();
			UUID ofVisitor = visitor.submit(database.sql("select max(id) from questions").query(Long.class).single());
			long id = replica.bean(Accounts.class).create(null, "from the provider", Role.SOLVER).id();
			replica.bean(Accounts.class).changeRole(null, id, Role.OPERATOR);
			await().untilAsserted(() -> assertThat(
					count("questions where owner_id is null") + count("submissions where owner_id is null"))
				.isZero());
			assertThat(count("submissions where owner_id = " + id)).isOne();
			assertThat(count("questions where owner_id = " + id)).isPositive();
			assertThat(visitor.get("/submissions/" + ofVisitor).status()).isEqualTo(200);
		}
	}

	/** With a new browser, while somebody guesses; or with a forgotten password. */
	@Test
	@Order(7)
	void letsTheOnlyOperatorInAgainByALinkOfTheStart() {
		change("update accounts set role = 'SOLVER' where name <> 'from the provider'");
		String next = "another password only for tests";
		try (Replica replica = withAccounts("gavel.access.operator.recover=From the provider")) {
			String secret = secret(replica);
			Browser browser = replica.client().browser();
			assertThat(browser.submit("/link", "/link", Map.of("secret", secret, "password", next)).status())
				.isEqualTo(303);
			assertThat(browser.get("/accounts").status()).isEqualTo(200);
			assertThat(replica.client().browser().signIn("from the provider", next).status()).isEqualTo(303);
			assertThat(replica.client()
				.browser()
				.submit("/link", "/link", Map.of("secret", secret, "password", next))
				.status()).isEqualTo(422);
		}
		assertThatThrownBy(() -> withAccounts("gavel.access.operator.recover=nobody"))
			.hasMessageContaining("gavel.access.operator.recover names 'nobody', which is no operator's account");
		assertThat(count("audit_entries where action = 'SETTINGS_CHANGED' and after_state like '%recover%'")).isZero();
	}

	@Test
	@Order(8)
	void recordsThatItWasOpenMeanwhile() {
		long before = count("audit_entries where thing = 'installation 1'");
		Replica.of(environment, "gavel.access.mode=open").close();
		withAccounts().close();
		List<String> changes = database
			.sql("""
					select concat(before_state, after_state) from audit_entries where thing = 'installation 1' order by id""")
			.query(String.class)
			.list();
		assertThat(changes.stream().skip(before)).containsExactly("{\"mode\":\"ACCOUNTS\"}{\"mode\":\"OPEN\"}",
				"{\"mode\":\"OPEN\"}{\"mode\":\"ACCOUNTS\"}");
	}

	private void change(String sql) {
		transaction.executeWithoutResult((status) -> database.sql(sql).update());
	}

	private static Answer link(Replica replica, String secret, String name) {
		return replica.client()
			.browser()
			.submit("/set-up", "/set-up", Map.of("secret", secret, "name", name, "password", PASSWORD));
	}

}
