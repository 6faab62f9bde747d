package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends invalid requests to every route in Spring's mappings, and checks the answers.
 * Leaves out those for clients of other products, whose answers have other shapes.
 */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteIT {

	private static final String SOME_ID = "0198c0de-0000-7000-8000-000000000000";

	private static final String WRONG = "wr'ong";

	private final ApiClient api;

	private final Map<RequestMappingInfo, HandlerMethod> mappings;

	@Autowired
	EveryRouteIT(ApiClient api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		this.api = api;
		this.mappings = mappings.getHandlerMethods();
	}

	record Route(String method, String path, HandlerMethod handler, RequestMappingInfo info) {

		/** Returns the path with plausible numbers and ids. */
		String filled() {
			return filled(path);
		}

		/** Returns the path with that value of a variable. */
		String filled(String variable, String value) {
			return filled(path.replace("{" + variable + "}", value));
		}

		private String filled(String some) {
			return parameters(this).filter((one) -> one.isAnnotationPresent(PathVariable.class))
				.reduce(some, (filled, one) -> filled.replace("{" + one.getName() + "}", plausible(one.getType())),
						(one, other) -> other)
				.replaceAll("\\{\\w*}", "1");
		}

		private static String plausible(Class<?> type) {
			if (type.isEnum()) {
				return ((Enum<?>) type.getEnumConstants()[0]).name();
			}
			return (type == UUID.class) ? SOME_ID : "1";
		}

		boolean isRead() {
			return method.equals("GET");
		}

		/** Returns what the route can answer with. */
		String accept() {
			return info.getProducesCondition()
				.getProducibleMediaTypes()
				.stream()
				.findFirst()
				.orElse(MediaType.APPLICATION_JSON)
				.toString();
		}

		@Override
		public String toString() {
			return method + " " + path + " " + handler.getMethod().getName();
		}

	}

	Stream<Route> routes() {
		return mappings.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getBeanType().getName().matches("dev\\.gavel\\.api\\.(?!compat\\.).*"))
			.filter((entry) -> !entry.getKey().getPatternValues().contains("/error"))
			.map((entry) -> new Route(
					entry.getKey()
						.getMethodsCondition()
						.getMethods()
						.stream()
						.findFirst()
						.orElse(RequestMethod.GET)
						.name(),
					entry.getKey().getPatternValues().iterator().next(), entry.getValue(), entry.getKey()));
	}

	record Input(Route route, Parameter parameter, String name) {

		@Override
		public String toString() {
			return route + " " + name;
		}

	}

	/** Returns the query parameters that are not text. */
	Stream<Input> queryParameters() {
		return reads().flatMap((route) -> parameters(route).filter((one) -> one.isAnnotationPresent(RequestParam.class))
			.filter((one) -> one.getType() != String.class && !Map.class.isAssignableFrom(one.getType()))
			.map((one) -> new Input(route, one, name(one))));
	}

	Stream<Input> pathVariables() {
		return reads().flatMap((route) -> parameters(route).filter((one) -> one.isAnnotationPresent(PathVariable.class))
			.filter((one) -> one.getType() != String.class)
			.map((one) -> new Input(route, one, name(one))));
	}

	private static Stream<Parameter> parameters(Route route) {
		return Arrays.stream(route.handler().getMethod().getParameters());
	}

	private static String name(Parameter parameter) {
		RequestParam annotation = parameter.getAnnotation(RequestParam.class);
		return (annotation != null && !annotation.name().isEmpty()) ? annotation.name() : parameter.getName();
	}

	@ParameterizedTest
	@MethodSource("queryParameters")
	void saysWhatAParameterTakes(Input input) {
		String path = input.route().filled() + "?" + input.name() + "=" + "wr%27ong";
		Answer refused = api.get(path, "Accept", input.route().accept());
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		String body = refused.body().replace("&#39;", "'");
		assertThat(body).contains(input.name(), "got '" + WRONG + "'").contains(words(input.parameter()));
	}

	@ParameterizedTest
	@MethodSource("pathVariables")
	void saysWhatAPathTakes(Input input) {
		String path = input.route().filled(input.name(), "wr%27ong");
		Answer refused = api.get(path, "Accept", input.route().accept());
		assertThat(refused.status()).as(refused.body()).isEqualTo(404);
		assertThat(refused.body().replace("&#39;", "'")).contains("got '" + WRONG + "'")
			.contains(words(input.parameter()));
	}

	private static String words(Parameter parameter) {
		return words((parameter.getParameterizedType() instanceof ParameterizedType list)
				? (Class<?>) list.getActualTypeArguments()[0] : parameter.getType());
	}

	private static String words(Class<?> type) {
		if (type.isEnum()) {
			return "expected one of " + ((Enum<?>) type.getEnumConstants()[0]).name();
		}
		Map<Class<?>, String> words = Map.of(Instant.class, "expected a time such as 2026-01-31T12:00:00Z", UUID.class,
				"expected an id such as 0198c0de", boolean.class, "expected true or false", Boolean.class,
				"expected true or false", int.class, "expected a whole number", long.class, "expected a whole number",
				Long.class, "expected a whole number");
		return Objects.requireNonNull(words.get(type), () -> "say here what a " + type + " takes");
	}

	@Test
	void saysWhichMethodsThereAre() {
		Map<String, String> byPath = new TreeMap<>();
		routes().forEach((route) -> byPath.merge(route.filled(), route.method(), (one, two) -> one + "," + two));
		byPath.forEach((path, methods) -> {
			for (String accept : List.of("application/json", "text/html")) {
				Answer refused = api.send("PATCH", path, "Accept", accept, "Authorization",
						"Bearer " + ApiTest.WORKER_TOKEN);
				assertThat(refused.status()).as(path).isEqualTo(405);
				assertThat(refused.header("Allow").split(", ?")).as(path).contains(methods.split(","));
				assertThat(refused.body()).contains("PATCH is not supported here. Supported: ");
			}
		});
	}

	/** Leaves out routes beside one that accepts any content type. */
	Stream<Route> routesThatTakeABody() {
		Set<String> anything = routes().filter((route) -> route.info().getConsumesCondition().isEmpty())
			.map((route) -> route.method() + route.path())
			.collect(Collectors.toSet());
		return routes().filter((route) -> !route.isRead())
			.filter((route) -> !anything.contains(route.method() + route.path()));
	}

	@Test
	void saysWhatItTakesWhereItReadsABody() {
		assertThat(routes()
			.filter((route) -> parameters(route).anyMatch((one) -> one.isAnnotationPresent(RequestBody.class))))
			.allMatch((route) -> !route.info().getConsumesCondition().isEmpty());
	}

	@ParameterizedTest
	@MethodSource("routesThatTakeABody")
	void saysWhichContentTypesItTakes(Route route) {
		Answer refused = api.send(route.method(), route.filled(), "Content-Type", "application/xml");
		assertThat(refused.status()).as(refused.body()).isEqualTo(415);
		route.info()
			.getConsumesCondition()
			.getConsumableMediaTypes()
			.forEach((type) -> assertThat(refused.body()).contains(type.toString()));
	}

	@ParameterizedTest
	@MethodSource("routesThatTakeABody")
	void asksForABody(Route route) {
		MediaType type = route.info().getConsumesCondition().getConsumableMediaTypes().iterator().next();
		if (type.includes(MediaType.APPLICATION_JSON) && !needsAccounts(route)) {
			Answer refused = api.send(route.method(), route.filled(), "Content-Type", type.toString());
			assertThat(refused.status()).as(refused.body()).isEqualTo(400);
			assertThat(refused.body()).contains("The body is empty, expected a JSON object.");
		}
	}

	private Stream<Route> reads() {
		return routes().filter(Route::isRead).filter((route) -> !needsAccounts(route));
	}

	/** Open mode has nothing at these paths. */
	private static boolean needsAccounts(Route route) {
		return route.path().matches("/(accounts?|groups|tokens|audit)(/.*)?");
	}

	@Test
	void saysWhatItCanAnswerWith() {
		Answer refused = api.get("/submissions", "Accept", "image/png");
		assertThat(refused.status()).isEqualTo(406);
		assertThat(refused.body()).contains("application/json");
	}

	@ParameterizedTest
	@CsvSource({ "/nothing", "/ques", "/submissions/1/nothing", "/js/nothing.js", "/index.html" })
	void saysThatThereIsNothing(String path) {
		for (String accept : List.of("application/json", "text/html")) {
			Answer refused = api.get(path, "Accept", accept);
			assertThat(refused.status()).isEqualTo(404);
			assertThat(refused.body()).contains("There is nothing at " + path);
		}
	}

	@Test
	void namesTheSettingOfTheLargestBody() {
		for (String accept : List.of("application/json", "text/html")) {
			Answer refused = api.post("/add_ques", "application/json", " ".repeat(17 * 1024 * 1024), "Accept", accept);
			assertThat(refused.status()).isEqualTo(413);
			assertThat(refused.body()).contains("max-request-size");
		}
	}

	@ParameterizedTest
	@CsvSource({ "AC,ACCEPTED", "WA,WRONG_ANSWER", "TLE,TIME_LIMIT_EXCEEDED", "ACEPTED,ACCEPTED" })
	void knowsTheShortNamesOfVerdicts(String sent, String meant) {
		assertThat(api.get("/submissions?verdict=" + sent).body()).contains("did you mean '" + meant + "'?");
		assertThat(api.post("/rejudgings", "{\"verdict\":\"" + sent + "\"}").body())
			.contains("did you mean '" + meant + "'?");
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T02:00:00%2B02:00", "2026-01-01T02:00:00+02:00" })
	void takesATimeAsPeopleWriteIt(String time) {
		assertThat(api.get("/submissions?since=" + time).status()).isEqualTo(200);
		Answer counted = api.post("/rejudgings",
				"{\"since\":\"%s\",\"dry_run\":true}".formatted(time.replace("%2B", "+")));
		assertThat(counted.status()).as(counted.body()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "+999999999-12-31", "+10890-01-01T00:00:00Z", "-0001-12-31", "2026-13-01", "yesterday" })
	void saysWhichTimesItTakes(String time) {
		for (Answer refused : List.of(api.get("/submissions?since=" + URLEncoder.encode(time, StandardCharsets.UTF_8)),
				api.post("/rejudgings", "{\"since\":\"%s\",\"dry_run\":true}".formatted(time)))) {
			assertThat(refused.status()).as(refused.body()).isEqualTo(422);
			assertThat(refused.json().get("detail").stringValue()).startsWith("since: expected a time such as")
				.endsWith("in the years 0 to 9999, got '" + time + "'.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\" \"", "1767225600", "true", "[]" })
	void refusesAnythingElseAsATimeInABody(String time) {
		Answer refused = api.post("/rejudgings", "{\"question_id\":1,\"dry_run\":true,\"until\":%s}".formatted(time));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().get("detail").stringValue()).startsWith("until: expected a time such as");
	}

}
