package dev.gavel.api.account.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Makes and revokes tokens as people do: on the page, and with a session. */
@AccountsTest
class TokenPagesIT {

	private static final String PAGE = "/account/tokens";

	private static final Pattern TOKEN = Pattern.compile("gvl_[A-Za-z0-9_-]{43}");

	private static final Pattern REVOKE = Pattern.compile("/account/tokens/\\d+/revoke");

	@Autowired
	private ApiClient api;

	@Autowired
	private TestAccounts accounts;

	private static String found(Pattern pattern, Answer page) {
		Matcher matcher = pattern.matcher(page.body());
		assertThat(matcher.find()).as(page.body()).isTrue();
		return matcher.group();
	}

	@Test
	void makesShowsOnceAndRevokes() {
		Browser browser = accounts.browser(Role.SOLVER);
		assertThat(browser.get("/account").body()).contains("href=\"/account/tokens\"");
		Answer made = browser.submit(PAGE, PAGE, Map.of("name", "<b>my grader</b>", "scopes", "read", "days", "30"));
		assertThat(made.status()).as(made.body()).isEqualTo(200);
		assertThat(made.header("Cache-Control")).isEqualTo("no-store");
		assertThat(made.body()).contains("&lt;b&gt;my grader&lt;/b&gt;").doesNotContain("<b>my grader");
		String token = found(TOKEN, made);
		assertThat(api.withToken(token).get("/").status()).isEqualTo(200);
		Answer list = browser.get(PAGE);
		assertThat(list.body()).contains("my grader").doesNotContain(token);
		assertThat(browser.submit(PAGE, found(REVOKE, list), Map.of()).status()).isEqualTo(303);
		assertThat(api.withToken(token).get("/").status()).isEqualTo(401);
		assertThat(browser.get(PAGE).body()).doesNotContain("my grader");
	}

	@Test
	void saysWhatIsWrongAtTheField() {
		Browser browser = accounts.browser(Role.SOLVER);
		Answer refused = browser.submit(PAGE, PAGE, Map.of("scopes", "operate", "days", "30"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body())
			.contains("id=\"name-error\"", "id=\"scopes-error\"",
					"expected scopes of your role (read, submit, evaluate)")
			.doesNotContain("gvl_");
		assertThat(browser.submit(PAGE, PAGE, Map.of("name", "x", "scopes", "read", "days", "-1")).status())
			.isEqualTo(422);
		assertThat(browser.submit(PAGE, PAGE, Map.of("name", "x", "scopes", "read", "days", "2147483647")).status())
			.isEqualTo(422);
	}

	@Test
	void offersTheScopesOfTheRole() {
		assertThat(accounts.browser(Role.SOLVER).get(PAGE).body()).contains("value=\"submit\"")
			.doesNotContain("value=\"author\"", "value=\"operate\"");
		assertThat(accounts.browser(Role.AUTHOR).get(PAGE).body()).contains("value=\"act-for\"")
			.doesNotContain("value=\"operate\"");
	}

	@Test
	void takesNoFormFromElsewhere() {
		Browser browser = accounts.browser(Role.SOLVER);
		Map<String, String> form = Map.of("name", "stolen", "scopes", "read", "days", "30");
		assertThat(browser.post(PAGE, form).status()).isEqualTo(403);
		assertThat(browser.submit(PAGE, PAGE, form, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
		assertThat(browser.get(PAGE).body()).doesNotContain("stolen");
	}

	@Test
	void sendsVisitorsToThePageForSigningIn() {
		assertThat(api.browser().get(PAGE).header("Location")).isEqualTo("/sign-in?to=%2Faccount%2Ftokens");
		assertThat(api.browser().post(PAGE, Map.of("name", "x", "scopes", "read")).status()).isIn(401, 403);
	}

	@Test
	void makesATokenByHttpWithASession() {
		ApiClient author = accounts.as(accounts.create(Role.AUTHOR));
		Answer made = author.post("/tokens", "{\"name\":\"course\",\"scopes\":[\"submit\",\"act-for\"]}");
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		assertThat(made.header("Cache-Control")).isEqualTo("no-store");
		String token = made.json().get("token").stringValue();
		assertThat(made.header("Location")).isEqualTo("/tokens/" + made.json().get("id"));
		assertThat(author.get("/tokens").body()).contains("\"course\"", "\"act-for\"").doesNotContain(token);
		assertThat(author.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"operate\"]}").status()).isEqualTo(422);
		assertThat(author.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"],\"account_id\":1}").status())
			.isBetween(400, 422);
		assertThat(author.delete("/tokens/" + made.json().get("id")).status()).isEqualTo(204);
		assertThat(api.withToken(token).get("/").status()).isEqualTo(401);
	}

	@Test
	void isStoppedByAChangeOfThePassword() {
		Browser browser = accounts.browser(Role.SOLVER);
		String token = found(TOKEN, browser.submit(PAGE, PAGE, Map.of("name", "x", "scopes", "read", "days", "")));
		Answer changed = browser.submit("/account", "/account/password",
				Map.of("current", TestAccounts.PASSWORD, "password", "an even better password"));
		assertThat(changed.status()).as(changed.body()).isEqualTo(303);
		assertThat(api.withToken(token).get("/").status()).isEqualTo(401);
		assertThat(browser.get(PAGE).body()).contains("No longer valid");
	}

}
