package dev.gavel.api.access;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Has the credentials of each {@link Sender}. */
@TestComponent
@Lazy
class Senders {

	private final ApiClient api;

	private final TestAccounts accounts;

	private final Accounts stored;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Map<Sender, Account> people = new EnumMap<>(Sender.class);

	private final Map<Sender, String[]> headers = new EnumMap<>(Sender.class);

	Senders(ApiClient api, TestAccounts accounts, Accounts stored, JdbcClient database,
			TransactionTemplate transaction) {
		this.api = api;
		this.accounts = accounts;
		this.stored = stored;
		this.database = database;
		this.transaction = transaction;
		for (Sender sender : Sender.values()) {
			if (sender.isPerson()) {
				people.put(sender, accounts.create(role(sender)));
				headers.put(sender, signIn(sender));
			}
		}
		String[] visitor = headers(api.browser(), "/sign-in");
		headers.put(Sender.VISITOR, visitor);
		headers.put(Sender.SUBMITTING_VISITOR, visitor);
		headers.put(Sender.WORKER, bearer(ApiTest.WORKER_TOKEN));
		addTokens();
	}

	private static Role role(Sender person) {
		return switch (person) {
			case SOLVER, OTHER_SOLVER -> Role.SOLVER;
			case OPERATOR -> Role.OPERATOR;
			default -> Role.AUTHOR;
		};
	}

	private void addTokens() {
		Map.of(Sender.READ, "read", Sender.SUBMIT, "submit", Sender.AUTHOR_SCOPE, "author", Sender.EVALUATE, "evaluate",
				Sender.ACT_FOR, "act-for", Sender.OPERATE, "operate")
			.forEach((sender, scope) -> headers.put(sender, bearer(secret(token(client(Sender.OPERATOR), scope)))));
		headers.put(Sender.NO_SCOPE, changed("update api_tokens set scopes = '' where id = :id"));
		headers.put(Sender.EXPIRED, changed("update api_tokens set expires_at = created_at where id = :id"));
		JsonNode revoked = token(client(Sender.OPERATOR), "operate");
		client(Sender.OPERATOR).delete("/tokens/" + revoked.get("id").longValue());
		headers.put(Sender.REVOKED, bearer(secret(revoked)));
		Account disabled = accounts.create(Role.OPERATOR);
		headers.put(Sender.DISABLED, bearer(secret(token(accounts.as(disabled), "operate"))));
		stored.disable(null, disabled.id());
	}

	private String[] changed(String sql) {
		JsonNode token = token(client(Sender.OPERATOR), "operate");
		transaction
			.executeWithoutResult((status) -> database.sql(sql).param("id", token.get("id").longValue()).update());
		return bearer(secret(token));
	}

	/** Creates a token with all but its name and scope left out. */
	static JsonNode token(ApiClient person, String scope) {
		Answer made = person.post("/tokens", "{\"name\": \"a token\", \"scopes\": [\"%s\"]}".formatted(scope));
		return made.json();
	}

	private static String secret(JsonNode token) {
		return token.get("token").stringValue();
	}

	private static String[] bearer(String token) {
		return new String[] { "Authorization", "Bearer " + token };
	}

	private static String[] headers(Browser browser, String page) {
		String token = browser.formToken(page);
		return new String[] { "Cookie", browser.cookies(), "X-XSRF-TOKEN", token };
	}

	/** Begins another session of a person. */
	String[] signIn(Sender person) {
		Browser browser = api.browser();
		browser.signIn(account(person).name(), TestAccounts.PASSWORD);
		return headers(browser, "/account");
	}

	Account account(Sender person) {
		return Objects.requireNonNull(people.get(person));
	}

	String[] headers(Sender sender) {
		return Objects.requireNonNull(headers.get(sender));
	}

	ApiClient client(Sender sender) {
		return api.with(headers(sender));
	}

}
