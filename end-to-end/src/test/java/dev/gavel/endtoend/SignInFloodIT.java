package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred sign in at the same time, within the heap that ./gavel run gives. */
@Tag("long")
class SignInFloodIT {

	private static final int PEOPLE = 500;

	private static final String OPERATOR = "root";

	private static final String PASSWORD = "correct horse battery";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private String site = "";

	@Test
	void endsNoProcessAndKeepsNoKnownBrowserOut(@TempDir Path data, @TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("password"), PASSWORD);
		try (GavelProcess gavel = GavelProcess
			.launch(data, GavelProcess.freePort(),
					Map.of("GAVEL_ACCESS_OPERATOR_NAME", OPERATOR, "GAVEL_ACCESS_OPERATOR_PASSWORD_FILE",
							file.toString()),
					"--accounts")
			.awaitReady()) {
			site = "http://localhost:" + gavel.port();
			HttpClient known = browser();
			assertThat(signIn(known)).isEqualTo(303);
			List<CompletableFuture<Integer>> flood = flood();
			for (int i = 0; i < 5; i++) {
				assertThat(signIn(known)).as("known browser, attempt %d".formatted(i)).isEqualTo(303);
			}
			assertThat(flood.stream().map(CompletableFuture::join)).contains(303).isSubsetOf(303, 422, 429, 503);
			assertThat(signIn(browser())).isEqualTo(303);
			assertThat(gavel.output()).doesNotContain("OutOfMemoryError");
		}
	}

	/** Half of them know a password. They keep no cookies: signing in renews those. */
	private List<CompletableFuture<Integer>> flood() {
		CookieManager cookies = new CookieManager();
		String token = token(HttpClient.newBuilder().cookieHandler(cookies).build());
		String sent = cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
		HttpClient strangers = HttpClient.newHttpClient();
		return IntStream.range(0, PEOPLE)
			.mapToObj((i) -> (i % 2 == 0) ? form(OPERATOR, PASSWORD, token)
					: form("name " + i, "a wrong password", token))
			.map((form) -> HttpRequest.newBuilder(form, (name, value) -> true).header("Cookie", sent).build())
			.map((form) -> send(strangers, form).thenApply(HttpResponse::statusCode))
			.toList();
	}

	private static HttpClient browser() {
		return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
	}

	/** A connection that is never answered was one too many of those to be accepted. */
	private static CompletableFuture<HttpResponse<String>> send(HttpClient browser, HttpRequest request) {
		return browser.sendAsync(request, BodyHandlers.ofString())
			.exceptionallyCompose((failure) -> browser.sendAsync(request, BodyHandlers.ofString()));
	}

	private int signIn(HttpClient browser) {
		return send(browser, form(OPERATOR, PASSWORD, token(browser))).join().statusCode();
	}

	private String token(HttpClient browser) {
		HttpRequest page = HttpRequest.newBuilder(URI.create(site + "/sign-in")).header("Accept", "text/html").build();
		Matcher token = TOKEN.matcher(send(browser, page).join().body());
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

	private HttpRequest form(String name, String password, String token) {
		String fields = "name=%s&password=%s&_csrf=%s".formatted(encoded(name), encoded(password), encoded(token));
		return HttpRequest.newBuilder(URI.create(site + "/sign-in"))
			.header("Accept", "text/html")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(fields))
			.build();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
