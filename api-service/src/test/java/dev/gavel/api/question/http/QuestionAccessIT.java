package dev.gavel.api.question.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Sends each request for a question and its tests as everybody who has nothing, little or
 * much to do with that question.
 */
@AccountsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionAccessIT {

	private static final Set<String> FOR_OWNERS = Set.of("PUT /ques/{id}/authors", "POST /ques/{id}/authors",
			"POST /ques/{id}/transfer", "GET /ques/{id}/delete", "POST /ques/{id}/delete", "DELETE /ques/{id}");

	/** For everyone who may see the question. */
	private static final Set<String> FOR_SOLVERS = Set.of("GET /ques/{id}");

	/** What {@link SolversRoutesIT} is about. */
	private static final Set<String> FOR_SOME_SOLVERS = Set.of("GET /ques/{id}/score", "GET /testcases/{id}/text",
			"GET /ques/{id}/images/{name}");

	/** They wait for a worker, and there is none. */
	private static final Set<String> WAITING = Set.of("POST /ques/{id}/solutions/{solutionId}/outputs");

	private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

	private final String secret = "secret" + UUID.randomUUID().toString().replace("-", "");

	private final TestAccounts accounts;

	private final RequestMappingHandlerMapping mappings;

	private final Map<Person, ApiClient> clients = new EnumMap<>(Person.class);

	private final Map<Known, Made> made = new EnumMap<>(Known.class);

	private Account coAuthor;

	private String ownerName;

	@Autowired
	QuestionAccessIT(TestAccounts accounts,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		this.accounts = accounts;
		this.mappings = mappings;
	}

	enum Person {

		VISITOR, SOLVER, OTHER_AUTHOR, CO_AUTHOR, OWNER, OPERATOR

	}

	/** What others may know of a question and its tests. */
	enum Known {

		NOTHING, DRAFT, ARCHIVED, OTHER_AUDIENCE, NOT_YET_OPEN, PUBLISHED;

		boolean byEveryone() {
			return this == PUBLISHED;
		}

	}

	record Route(String method, String pattern, String contentType, boolean page) {

		static Stream<Route> of(RequestMappingInfo info) {
			boolean page = info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_HTML);
			String contentType = info.getConsumesCondition()
				.getConsumableMediaTypes()
				.stream()
				.map(MediaType::toString)
				.sorted()
				.findFirst()
				.orElse("");
			return info.getMethodsCondition()
				.getMethods()
				.stream()
				.map((method) -> new Route(method.name(), info.getPatternValues().iterator().next(), contentType,
						page));
		}

		String name() {
			return method + " " + pattern.replace("{questionId}", "{id}");
		}

		boolean isOfTest() {
			return pattern.startsWith("/testcases/");
		}

		boolean isOfNothing() {
			return !pattern.contains("{");
		}

		@Override
		public String toString() {
			return name() + " " + contentType + (page ? " page" : "");
		}

	}

	@BeforeAll
	void makeAccounts() {
		Account owner = accounts.create(Role.AUTHOR);
		coAuthor = accounts.create(Role.AUTHOR);
		ownerName = owner.name();
		clients.put(Person.VISITOR, accounts.as(Role.VISITOR));
		clients.put(Person.SOLVER, accounts.as(accounts.create(Role.SOLVER)));
		clients.put(Person.OTHER_AUTHOR, accounts.as(accounts.create(Role.AUTHOR)));
		clients.put(Person.CO_AUTHOR, accounts.as(coAuthor));
		clients.put(Person.OWNER, accounts.as(owner));
		clients.put(Person.OPERATOR, accounts.as(Role.OPERATOR));
	}

	Stream<Route> routes() {
		return mappings.getHandlerMethods()
			.keySet()
			.stream()
			.filter((info) -> info.getPatternValues()
				.stream()
				.anyMatch((path) -> path.matches("/(ques|add_ques|create/testcase|testcases)(/.*)?")))
			.flatMap(Route::of)
			.filter((route) -> !FOR_SOME_SOLVERS.contains(route.name()));
	}

	@ParameterizedTest
	@MethodSource("routes")
	void refuseThoseWhoMayNot(Route route) {
		SoftAssertions softly = new SoftAssertions();
		for (Known known : Known.values()) {
			Made made = make(known);
			String before = read(made);
			for (Person person : List.of(Person.VISITOR, Person.SOLVER, Person.OTHER_AUTHOR, Person.CO_AUTHOR)) {
				for (boolean hidden : route.isOfTest() ? List.of(false, true) : List.of(true)) {
					check(softly, route, known, made, person, hidden);
				}
			}
			softly.assertThat(read(made)).as("%s %s: nothing has changed", route, known).isEqualTo(before);
		}
		softly.assertAll();
	}

	private void check(SoftAssertions softly, Route route, Known known, Made made, Person person, boolean hidden) {
		int expected = expected(route, known, person, hidden);
		if (expected != 0) {
			Answer answer = send(route, made, person, hidden);
			softly.assertThat(answer.status())
				.as("%s, %s, as %s: %s", route, known, person, answer.body())
				.isEqualTo(expected);
			if (person != Person.CO_AUTHOR) {
				softly.assertThat(answer.body()).as("%s, %s, as %s", route, known, person).doesNotContain(secret);
			}
		}
	}

	/** Returns the status of a refusal, or 0 when the person may do it. */
	private static int expected(Route route, Known known, Person person, boolean hidden) {
		if (person == Person.CO_AUTHOR) {
			return (known != Known.NOTHING && FOR_OWNERS.contains(route.name())) ? 403
					: (known == Known.NOTHING && !route.isOfNothing()) ? 404 : 0;
		}
		boolean role = person == Person.OTHER_AUTHOR || FOR_SOLVERS.contains(route.name());
		if (!role) {
			return refusal(route, person);
		}
		if (route.isOfNothing()) {
			return 0;
		}
		if (!known.byEveryone() || (route.isOfTest() && hidden)) {
			return 404;
		}
		return FOR_SOLVERS.contains(route.name()) ? 0 : 403;
	}

	/** A browser is sent to the page for signing in. */
	private static int refusal(Route route, Person person) {
		return (person != Person.VISITOR) ? 403 : (route.page() && route.method().equals("GET")) ? 302 : 401;
	}

	@ParameterizedTest
	@MethodSource("routes")
	void serveAuthorsAndOperators(Route route) {
		if (WAITING.contains(route.name())) {
			return;
		}
		serve(route, Known.NOT_YET_OPEN, Person.OWNER);
		serve(route, Known.ARCHIVED, Person.OPERATOR);
		if (!FOR_OWNERS.contains(route.name())) {
			serve(route, Known.DRAFT, Person.CO_AUTHOR);
		}
	}

	private void serve(Route route, Known known, Person person) {
		Answer answer = send(route, makeAnother(known), person, true);
		assertThat(answer.status()).as("%s, %s, as %s: %s", route, known, person, answer.body())
			.isNotIn(401, 403, 404, 500);
	}

	@ParameterizedTest
	@MethodSource("routes")
	void showSolversNothingOfHiddenTests(Route route) {
		if (FOR_SOLVERS.contains(route.name())) {
			Made made = make(Known.PUBLISHED);
			for (Person person : List.of(Person.VISITOR, Person.SOLVER, Person.OTHER_AUTHOR)) {
				Answer answer = send(route, made, person, true);
				assertThat(answer.status()).as(answer.body()).isEqualTo(200);
				assertThat(answer.body()).contains("shown" + secret).doesNotContain("hidden" + secret);
			}
		}
	}

	record Made(long question, long sample, long hidden, long edit, long solution) {
	}

	/** Everything that must stay hidden contains the secret. */
	private Made make(Known known) {
		return made.computeIfAbsent(known, this::makeAnother);
	}

	private Made makeAnother(Known known) {
		if (known == Known.NOTHING) {
			return new Made(987_654_321, 987_654_321, 987_654_321, 987_654_321, 987_654_321);
		}
		ApiClient owner = client(Person.OWNER);
		long question = id(
				owner.post("/add_ques", Examples.QUESTION.replace("\"title\": \"", "\"title\": \"shown" + secret + " ")
					.replace("List[int]", "List[str]")));
		long sample = addTest(question, "shown", false);
		Made made = new Made(question, sample, addTest(question, "hidden", true), newestEdit(question),
				addSolution(question));
		owner.put("/ques/%d/authors".formatted(question), "{\"co_authors\": [\"%s\"]}".formatted(coAuthor.name()));
		if (known == Known.NOT_YET_OPEN || known == Known.OTHER_AUDIENCE) {
			owner.put("/ques/%d/audience".formatted(question),
					(known == Known.NOT_YET_OPEN) ? "{\"audience\": [{\"opens_at\": \"2999-01-01T00:00:00Z\"}]}"
							: "{\"audience\": [{\"group\": \"%s\"}]}".formatted(group()));
		}
		if (known != Known.DRAFT) {
			String state = (known == Known.ARCHIVED) ? "archived" : "published";
			assertThat(owner
				.put("/ques/%d/state".formatted(question),
						"{\"state\": \"%s\", \"publish_anyway\": true}".formatted(state))
				.status()).isEqualTo(200);
		}
		return made;
	}

	private String group() {
		String name = "group " + UUID.randomUUID();
		Answer added = client(Person.OPERATOR).post("/groups", "{\"name\": \"%s\"}".formatted(name));
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		return name;
	}

	private long addTest(long question, String text, boolean hidden) {
		return id(client(Person.OWNER).post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\": [\"%s\"], \"K\": 1}, \"output\": \"0\", \"hidden\": %s}"
					.formatted(text + secret, hidden)));
	}

	private long addSolution(long question) {
		return id(client(Person.OWNER).post("/ques/%d/solutions".formatted(question),
				"{\"name\": \"right %1$s\", \"code\": \"# %1$s\"}".formatted(secret)));
	}

	private long newestEdit(long question) {
		return client(Person.OWNER).get("/ques/%d/edits".formatted(question)).json().at("/items/0/id").longValue();
	}

	private static long id(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer.json().get("id").longValue();
	}

	private String read(Made made) {
		ApiClient owner = client(Person.OWNER);
		return Stream.of("", "/testcases", "/authors", "/audience", "/solutions", "/generator")
			.map((part) -> owner.get("/ques/" + made.question() + part).body())
			.toList()
			.toString();
	}

	private Answer send(Route route, Made made, Person person, boolean hidden) {
		long test = hidden ? made.hidden() : made.sample();
		String path = route.pattern()
			.replaceFirst("\\{\\w+}", String.valueOf(route.isOfTest() ? test : made.question()))
			.replace("{edit}", String.valueOf(made.edit()))
			.replace("{solutionId}", String.valueOf(made.solution()));
		ApiClient client = client(person);
		String accept = route.page() ? "text/html" : "application/json";
		String body = body(route, made);
		return switch (route.method()) {
			case "GET" -> client.get(path, "Accept", accept);
			case "DELETE" -> client.delete(path, "Accept", accept);
			case "PUT" -> client.put(path, body, "Accept", accept);
			default -> client.post(path, route.contentType().isEmpty() ? "application/json" : route.contentType(), body,
					"Accept", accept);
		};
	}

	private String body(Route route, Made made) {
		boolean form = route.contentType().equals(FORM);
		return switch (route.pattern()) {
			case "/ques/{id}/state" -> form ? "state=draft" : "{\"state\": \"draft\"}";
			case "/ques/{id}/audience" -> form ? "group=" : "{\"audience\": []}";
			case "/ques/{id}/authors" -> form ? "co_authors=" : "{\"co_authors\": []}";
			case "/ques/{id}/transfer" ->
				form ? "owner=" + ownerName.replace(' ', '+') : "{\"owner\": \"%s\"}".formatted(ownerName);
			case "/ques/{id}/testcases/order" -> "{\"testcase_ids\": [%d, %d]}".formatted(made.hidden(), made.sample());
			case "/ques/{id}/solutions", "/ques/{id}/solutions/{solutionId}" ->
				form ? "name=other&code=pass" : "{\"name\": \"other\", \"code\": \"pass\"}";
			case "/ques/{id}/generator" -> form ? "generator=pass" : "{}";
			case "/ques/{id}/testcases" -> "lines=x";
			case "/testcases/{id}/move" -> "to=1";
			case "/create/testcase/{questionId}/fill" -> "{\"lines\": \"\"}";
			case "/add_ques", "/ques/{id}" -> form ? "x=y" : Examples.QUESTION;
			default -> form ? "x=y" : "{\"input_variables\": {\"nums\": [\"a\"], \"K\": 1}, \"output\": \"0\"}";
		};
	}

	private ApiClient client(Person person) {
		return Objects.requireNonNull(clients.get(person));
	}

}
