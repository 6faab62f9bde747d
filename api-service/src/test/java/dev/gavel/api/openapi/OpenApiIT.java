package dev.gavel.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.service.OpenAPIService;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The description of the interface, from which clients are generated. */
@ApiTest
class OpenApiIT {

	private static final Path NAMES = Path.of("src/test/resources/operations.txt");

	private static final Pattern REFERENCE = Pattern.compile("\"#/components/([a-z]+/[^\"]+)\"");

	private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

	@Autowired
	ApiClient api;

	private JsonNode document;

	private record Operation(String method, String path, JsonNode json, JsonNode document) {

		String name() {
			return json.get("operationId").stringValue();
		}

		String tag() {
			return json.at("/tags/0").stringValue();
		}

		Stream<JsonNode> parameters() {
			return json.path("parameters").valueStream();
		}

		Stream<String> statuses() {
			return json.get("responses").propertyNames().stream();
		}

		@Override
		public String toString() {
			return "%s: %s = %s %s".formatted(tag(), name(), method.toUpperCase(), path);
		}

	}

	@BeforeEach
	void read() {
		document = api.get("/v3/api-docs").json();
	}

	private List<Operation> operations() {
		return document.get("paths")
			.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.map((operation) -> new Operation(operation.getKey(), path.getKey(), operation.getValue(), document)))
			.toList();
	}

	/**
	 * They are the names of methods in generated clients: change none. Add the line of a
	 * new operation to the file; see CONTRIBUTING.md.
	 */
	@Test
	void namesOperationsAsInTheFile() throws Exception {
		assertThat(operations().stream().map(Operation::toString))
			.as("Names of operations stay. If one is new, add its line to %s", NAMES)
			.containsExactlyInAnyOrderElementsOf(Files.readAllLines(NAMES));
		assertThat(operations()).extracting(Operation::name)
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("(get|list|create|update|delete|cancel|add|remove|[a-z]+)[A-Z][A-Za-z]+"));
	}

	@Test
	void isKeptInOneLanguage(@Autowired OpenAPIService service) {
		api.get("/v3/api-docs", "Accept-Language", "tlh");
		assertThat(service.getCachedOpenAPI(Locale.forLanguageTag("tlh"))).isNull();
		assertThat(service.getCachedOpenAPI(Locale.ENGLISH)).isNotNull();
	}

	@Test
	void hasTheVersionThatPagesShow() {
		String version = document.at("/info/version").stringValue();
		assertThat(version).matches("[1-9]\\d*(\\.\\d+){2}");
		assertThat(api.page("/").body()).contains(">Gavel " + version + "</footer>");
	}

	@Test
	void describesEveryOperation() {
		Set<String> tags = document.get("tags")
			.valueStream()
			.filter((tag) -> tag.hasNonNull("description"))
			.map((tag) -> tag.get("name").stringValue())
			.collect(Collectors.toSet());
		assertThat(operations()).allSatisfy((operation) -> {
			assertThat(operation.json().path("summary").stringValue("")).as("the first sentence of its Javadoc")
				.matches("[A-Z].{5,120}[^.]");
			assertThat(operation.json().get("tags")).as("@Tag at its class").hasSize(1);
			assertThat(tags).as("@Tag with a description at one class").contains(operation.tag());
			assertThat(operation.statuses()).anyMatch((status) -> status.startsWith("2"))
				.anyMatch((status) -> status.startsWith("4"))
				.contains("500", "503");
		});
	}

	@Test
	void describesEveryParameterOnce() {
		assertThat(operations()).allSatisfy((operation) -> assertThat(
				operation.parameters().map((one) -> one.get("in") + " " + one.get("name")).toList())
			.doesNotHaveDuplicates());
		assertThat(operations()).allSatisfy((operation) -> assertThat(
				operation.parameters().filter((one) -> one.get("in").stringValue().equals("path")).map((one) -> {
					assertThat(one.get("required").booleanValue()).isTrue();
					return one.get("name").stringValue();
				}))
			.containsExactlyInAnyOrderElementsOf(
					PATH_PARAMETER.matcher(operation.path()).results().map((match) -> match.group(1)).toList()));
	}

	@Test
	void everyAnswerWithContentHasSchemaAndExample() {
		assertThat(operations()).allSatisfy((operation) -> operation.json()
			.get("responses")
			.valueStream()
			.flatMap((response) -> response.path("content").valueStream())
			.forEach((content) -> {
				assertThat(content.path("schema").isEmpty()).as("%s", content).isFalse();
				assertThat(content.has("example") || content.has("examples")).as("%s", content).isTrue();
			}));
	}

	@Test
	void saysWhoMayRequestWhat() {
		assertThat(security("GET", "/submissions")).hasToString("[{\"token\":[\"read\"]},{\"session\":[]}]");
		assertThat(security("POST", "/tokens")).hasToString("[{\"session\":[]}]");
		assertThat(operations()).allSatisfy((operation) -> assertThat(
				operation.json().get("security").valueStream().flatMap((one) -> one.propertyNames().stream()))
			.isNotEmpty()
			.isSubsetOf(document.at("/components/securitySchemes").propertyNames()));
	}

	private JsonNode security(String method, String path) {
		return document.get("paths").get(path).get(method.toLowerCase()).get("security");
	}

	@Test
	void listsTheProblemsOfAnOperation() {
		JsonNode conflict = document.at("/paths/~1submissions~1{id}~1cancel/post/responses/409");
		assertThat(conflict.get("description").stringValue()).isEqualTo("`already-done`: Nothing to cancel");
		assertThat(conflict.at("/content/application~1problem+json/examples").propertyNames())
			.containsExactly("already-done");
		assertThat(document.at("/components/schemas/Problem/properties/type/description").stringValue())
			.contains("`/problems/already-done` (409)", "`/problems/too-many-attempts` (429)");
	}

	@Test
	void usesEachComponentAndNoOther() {
		Set<String> used = REFERENCE.matcher(document.toString())
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> there = document.get("components")
			.propertyStream()
			.filter((kind) -> !kind.getKey().equals("securitySchemes"))
			.flatMap((kind) -> kind.getValue().propertyNames().stream().map((name) -> kind.getKey() + "/" + name))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(there).isEqualTo(used);
	}

	@Test
	void saysWhatIsAlwaysThereAndWhatMayBeNull() {
		JsonNode submission = document.at("/components/schemas/SubmissionView");
		assertThat(submission.get("required").valueStream().map(JsonNode::stringValue))
			.contains("id", "status", "total")
			.doesNotContain("verdict", "tests", "position");
		assertThat(submission.at("/properties/position/type")).hasToString("[\"integer\",\"null\"]");
		assertThat(submission.at("/properties/position/description").stringValue()).startsWith("in the queue, from 1");
		assertThat(document.at("/components/schemas/TestView/required").toString()).doesNotContain("stdin");
		assertThat(document.at("/components/schemas/NewProgram/required")).hasToString("[\"code\"]");
	}

	@Test
	void leavesOutWhatOnlyPagesUse() {
		assertThat(document.get("paths").propertyNames()).doesNotContain("/create/testcase/{id}/check", "/error",
				"/internal/suites/{hash}");
		assertThat(document.toString()).doesNotContain("text/event-stream", "application/x-www-form-urlencoded");
	}

}
