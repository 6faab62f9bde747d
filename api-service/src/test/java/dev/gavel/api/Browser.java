package dev.gavel.api;

import dev.gavel.api.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** Keeps cookies and sends forms as a browser does, but follows no redirects. */
public final class Browser {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final CookieManager cookies;

	private final HttpClient http;

	private final String site;

	Browser(String site) {
		this(site, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
	}

	private Browser(String site, CookieManager cookies) {
		this.site = site;
		this.cookies = cookies;
		this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
	}

	/** Returns the same browser at another site. */
	public Browser at(String site) {
		return new Browser(site, cookies);
	}

	public Answer get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	/** Posts a form as it is, without the token of a page. */
	public Answer post(String path, Map<String, String> fields, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encoded(fields))));
	}

	/** Opens the page that has the form, and posts the form. */
	public Answer submit(String page, String path, Map<String, String> fields, String... headers) {
		Map<String, String> all = Stream
			.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", formToken(page))))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return post(path, all, headers);
	}

	public Answer signIn(String name, String password) {
		return submit("/sign-in", "/sign-in", Map.of("name", name, "password", password));
	}

	/** Returns the token in the forms of a page. */
	public String formToken(String page) {
		Answer answer = get(page);
		Matcher token = TOKEN.matcher(answer.body());
		if (!token.find()) {
			throw new IllegalStateException("There is no form: %d %s".formatted(answer.status(), answer.body()));
		}
		return HtmlUtils.htmlUnescape(token.group(1));
	}

	/** Returns all cookies as a browser sends them. */
	public String cookies() {
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	public Optional<String> cookie(String name) {
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst();
	}

	/** Puts in a cookie that came from elsewhere. */
	public void addCookie(String name, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath("/");
		cookie.setVersion(0);
		cookie.setDomain("localhost.local"); // as CookieManager calls it
		cookies.getCookieStore().add(URI.create(site), cookie);
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).header("Accept", "text/html");
		return (headers.length == 0) ? request : request.headers(headers);
	}

	static String encoded(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			return new Answer(http.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
