package dev.gavel.api.account.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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

	@LocalServerPort
	private int port;

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

	/** Clients of Jobe learn of a refusal by 403. */
	@Test
	void clientsOfOtherProductsSendATokenInTheirOwnWay() {
		String file = "/jobe/index.php/restapi/files/0cc175b9c0f1b6a831c399e269772661";
		ApiClient person = accounts.as(Role.AUTHOR);
		Answer made = person.post("/tokens", "{\"name\":\"moodle\",\"scopes\":[\"evaluate\"]}");
		String token = made.json().get("token").stringValue();
		ApiClient moodle = api.with("X-API-KEY", token);
		assertThat(moodle.put(file, "{\"file_contents\":\"YQ==\"}").status()).isEqualTo(204);
		assertThat(moodle.send("HEAD", file).status()).isEqualTo(204);
		assertThat(moodle.send("HEAD", file.replace("jobe", "%6Aobe")).status()).isEqualTo(204);
		assertThat(api.with("Authorization", basic("any:" + token)).send("HEAD", file).status()).isEqualTo(204);
		assertThat(api.withToken(token).send("HEAD", file).status()).isEqualTo(204);
		assertThat(moodle.get("/tokens").status()).isEqualTo(401);
		ApiClient other = accounts.as(accounts.create(Role.AUTHOR));
		assertThat(other.send("HEAD", file).status()).isEqualTo(404);
		assertThat(other.post("/jobe/index.php/restapi/runs",
				"{\"run_spec\":{\"language_id\":\"python3\",\"sourcecode\":\"\",\"file_list\":[[\"0cc175b9c0f1b6a831c399e269772661\",\"a\"]]}}")
			.status()).isEqualTo(404);
		assertThat(api.send("HEAD", file).status()).isEqualTo(403);
		assertThat(api.with("X-API-KEY", "2AAA7A5415B4A9B394B54BF1D2E9D").send("HEAD", file).status()).isEqualTo(403);
		for (String refused : new String[] { basic("any:wrong"), basic("any:"), "Basic ???" }) {
			assertThat(api.with("Authorization", refused).send("HEAD", file).status()).as(refused).isEqualTo(403);
		}
		person.delete("/tokens/" + made.json().get("id"));
		assertThat(moodle.send("HEAD", file).status()).isEqualTo(403);
	}

	@Test
	void anAddressStandsForAnAccountOnlyAtInterfacesOfOtherProducts() throws IOException {
		assertThat(statusFromAnotherAddress("HEAD /jobe/index.php/restapi/files/00000000000000000000000000000000"))
			.contains(" 404 ");
		assertThat(statusFromAnotherAddress("GET /tokens")).contains(" 401 ");
	}

	@Test
	void anAddressOfAProxyStandsForNobody() throws IOException {
		String request = "HEAD /jobe/index.php/restapi/files/00000000000000000000000000000000";
		assertThat(statusFromAnotherAddress(request, "X-Forwarded-For: 127.0.0.9")).contains(" 403 ");
		assertThat(statusFromAnotherAddress(request, "forwarded: for=127.0.0.9")).contains(" 403 ");
	}

	private String statusFromAnotherAddress(String request, String... headers) throws IOException {
		InetAddress own = InetAddress.getByName("127.0.0.9");
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, own, 0)) {
			socket.getOutputStream()
				.write((request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ String.join("", Stream.of(headers).map((header) -> header + "\r\n").toList()) + "\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.findFirst()
				.orElseThrow();
		}
	}

	private static String basic(String pair) {
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

}
