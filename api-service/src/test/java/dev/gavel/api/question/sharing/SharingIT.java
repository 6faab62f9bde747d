package dev.gavel.api.question.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Group;
import dev.gavel.api.account.Groups;
import dev.gavel.api.imports.ImportClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Publishes questions, and looks at them as those for whom they are, and as others. */
@AccountsTest
class SharingIT {

	private static final Caller OPERATOR = Caller.trusted("::1");

	/** In the titles of these questions only. */
	private final String mark = "mark" + UUID.randomUUID().toString().replace("-", "");

	private final TestAccounts accounts;

	private final Groups groups;

	private Account owner;

	private ApiClient author;

	private ApiClient solver;

	private Group group;

	private long question;

	@Autowired
	SharingIT(TestAccounts accounts, Groups groups) {
		this.accounts = accounts;
		this.groups = groups;
	}

	@BeforeEach
	void addDraft() {
		owner = accounts.create(Role.AUTHOR);
		author = accounts.as(owner);
		group = groups.create(OPERATOR, "group " + UUID.randomUUID());
		Account member = accounts.create(Role.SOLVER);
		groups.add(OPERATOR, group.id(), member.id());
		solver = accounts.as(member);
		question = add();
	}

	private long add() {
		Answer added = author.post("/add_ques", Examples.QUESTION.replace("Find the", mark + " Find the"));
		assertThat(added.json().get("state").stringValue()).isEqualTo("draft");
		return added.json().get("id").longValue();
	}

	@Test
	void aDraftIsKnownToItsAuthorOnly() {
		assertThat(found(author)).isEqualTo(1);
		assertThat(found(accounts.as(Role.OPERATOR))).isEqualTo(1);
		for (ApiClient other : List.of(solver, accounts.as(Role.VISITOR), accounts.as(Role.AUTHOR))) {
			assertThat(found(other)).isZero();
			assertThat(page(other, "/?q=" + mark)).contains("No question matches").doesNotContain(mark + " Find the");
			assertThat(other.get("/ques/" + question).status()).isEqualTo(404);
			assertThat(other.get("/ques/" + question).body())
				.isEqualTo(other.get("/ques/987654321").body().replace("987654321", String.valueOf(question)));
		}
		assertThat(page(author, "/?q=" + mark)).contains(">Draft</span>");
	}

	@Test
	void isListedOncePublishedAndNoMoreOnceArchived() {
		setState("published");
		assertThat(found(solver)).isEqualTo(1);
		assertThat(found(accounts.as(Role.VISITOR))).isEqualTo(1);
		assertThat(page(solver, "/ques/" + question)).doesNotContain("/edit", "For authors");
		assertThat(page(author, "/ques/" + question)).contains("/ques/%d/edit".formatted(question));
		setState("archived");
		assertThat(found(solver)).isZero();
		assertThat(page(author, "/?q=" + mark)).contains(">Archived</span>");
		assertThat(author.put("/ques/%d/state".formatted(question), "{\"state\": \"gone\"}").body())
			.contains("expected draft, published or archived, got 'gone'");
	}

	@Test
	void isCopiedByWhoeverImportsItsExport() {
		byte[] exported = author.download("/ques/export?id=" + question);
		ImportClient imports = new ImportClient(accounts.as(accounts.create(Role.AUTHOR)));
		long copy = imports.id(imports.imported(exported));
		assertThat(copy).isNotEqualTo(question);
		assertThat(author.get("/ques/" + copy).status()).isEqualTo(404);
		assertThat(ImportClient.unpacked(imports.export(copy))).usingRecursiveComparison()
			.isEqualTo(ImportClient.unpacked(exported));
	}

	@Test
	void isForTheMembersOfAGroup() {
		setState("published");
		setAudience("{\"group\": \"%s\"}".formatted(group.name()));
		assertThat(found(solver)).isEqualTo(1);
		assertThat(solver.get("/ques/" + question).status()).isEqualTo(200);
		for (ApiClient other : List.of(accounts.as(Role.SOLVER), accounts.as(Role.VISITOR), accounts.as(Role.AUTHOR))) {
			assertThat(found(other)).isZero();
			assertThat(other.get("/ques/" + question).status()).isEqualTo(404);
		}
		assertThat(author.get("/ques/%d/audience".formatted(question)).json().at("/audience/0/group").stringValue())
			.isEqualTo(group.name());
	}

	@Test
	void isForEveryoneAlwaysIfOneEntrySaysSo() {
		setState("published");
		setAudience("{\"group\": \"%s\"}, {\"group\": null}".formatted(group.name()));
		assertThat(found(accounts.as(Role.SOLVER))).isEqualTo(1);
		assertThat(author.get("/ques/%d/audience".formatted(question)).json().get("audience").isEmpty()).isTrue();
		Answer page = form("/audience", "group=everyone&opens_at=&closes_at=&group=&opens_at=&closes_at=");
		assertThat(page.status()).as(page.body()).isEqualTo(303);
		assertThat(author.get("/ques/" + question).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "60, 120, false, false", "-60, 60, true, false", "-120, -60, true, true", ", -60, true, true",
			"-60, , true, false" })
	void opensAndCloses(Integer opens, Integer closes, boolean known, boolean closed) {
		setState("published");
		setAudience("{\"group\": \"%s\", \"opens_at\": %s, \"closes_at\": %s}".formatted(group.name(), time(opens),
				time(closes)));
		assertThat(found(solver)).isEqualTo(known ? 1 : 0);
		Answer shown = solver.get("/ques/" + question);
		assertThat(shown.status()).isEqualTo(known ? 200 : 404);
		if (known) {
			assertThat(shown.json().get("closed").booleanValue()).isEqualTo(closed);
			assertThat(shown.json().get("closes_at").isNull()).isEqualTo(closes == null);
			assertThat(list(solver).at("/items/0/closed").booleanValue()).isEqualTo(closed);
			assertThat(page(solver, "/ques/" + question).contains("takes no more submissions")).isEqualTo(closed);
		}
		assertThat(author.get("/ques/" + question).json().get("closed").booleanValue()).isFalse();
	}

	@Test
	void isOpenForThoseInSeveralGroupsAsLongAsOneOfThemMay() {
		setState("published");
		setAudience("{\"closes_at\": %s}, {\"group\": \"%s\", \"closes_at\": %s}".formatted(time(-60), group.name(),
				time(60)));
		assertThat(solver.get("/ques/" + question).json().get("closed").booleanValue()).isFalse();
		assertThat(accounts.as(Role.VISITOR).get("/ques/" + question).json().get("closed").booleanValue()).isTrue();
	}

	@Test
	void refusesAnAudienceThatCannotBe() {
		String now = time(0);
		Answer refused = author.put("/ques/%d/audience".formatted(question),
				"{\"audience\": [{\"group\": \"%sx\"}, {\"opens_at\": %s, \"closes_at\": %s}]}".formatted(group.name(),
						now, now));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("audience[0].group");
		assertThat(refused.body()).contains("did you mean '%s'?".formatted(group.name()), "audience[1].closes_at",
				"expected a time after opens_at");
		Answer page = form("/audience", "group=everyone&opens_at=tomorrow&closes_at=&group=&opens_at=&closes_at=");
		assertThat(page.status()).isEqualTo(422);
		assertThat(page.body()).contains("expected a time such as 2026-12-31T23:59, got &#39;tomorrow&#39;",
				"value=\"tomorrow\"");
	}

	@Test
	void isSharedByForms() {
		assertThat(form("/state", "state=published").status()).isEqualTo(303);
		assertThat(form("/audience", "group=group:%s&opens_at=2020-01-01T08:30&closes_at=&group=&opens_at=&closes_at="
			.formatted(group.name().replace(' ', '+'))).status()).isEqualTo(303);
		assertThat(page(author, "/ques/%d/edit".formatted(question))).contains("value=\"2020-01-01T08:30\"",
				"<option value=\"group:%s\" selected=\"selected\">".formatted(group.name()));
		assertThat(found(solver)).isEqualTo(1);
	}

	@Test
	void writesTimesAsBrowsersReadThem() {
		setAudience("{\"closes_at\": \"2030-01-02T03:04:05.678901Z\"}");
		assertThat(page(author, "/ques/%d/edit".formatted(question))).contains("value=\"2030-01-02T03:04:05\"");
	}

	@Test
	void coAuthorsMayDoWhatTheOwnerMayButNotGiveItAway() {
		Account second = accounts.create(Role.AUTHOR);
		ApiClient coAuthor = accounts.as(second);
		assertThat(coAuthor.get("/ques/" + question).status()).isEqualTo(404);
		setAuthors(second.name());
		assertThat(found(coAuthor)).isEqualTo(1);
		assertThat(coAuthor.put("/ques/" + question, Examples.QUESTION).status()).isEqualTo(200);
		assertThat(
				coAuthor.post("/ques/%d/transfer".formatted(question), "{\"owner\": \"%s\"}".formatted(second.name()))
					.status())
			.isEqualTo(403);
		setAuthors();
		assertThat(coAuthor.get("/ques/" + question).status()).isEqualTo(404);
	}

	@Test
	void namesOfAuthorsMustBeExact() {
		Account other = accounts.create(Role.AUTHOR);
		Account solves = accounts.create(Role.SOLVER);
		Answer refused = author.put("/ques/%d/authors".formatted(question),
				"{\"co_authors\": [\"%sx\", \"%s\", \"%s\"]}".formatted(other.name(), solves.name(), owner.name()));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body())
			.contains("there is no author or operator '%sx'".formatted(other.name()),
					"there is no author or operator '%s'".formatted(solves.name()), "is the owner of the question")
			.doesNotContain("did you mean");
		assertThat(form("/authors", "co_authors=nobody+at+all").body())
			.contains("there is no author or operator &#39;nobody at all&#39;");
	}

	@Test
	void theFormerOwnerStaysACoAuthor() {
		Account next = accounts.create(Role.AUTHOR);
		Answer given = author.post("/ques/%d/transfer".formatted(question),
				"{\"owner\": \"%s\"}".formatted(next.name()));
		assertThat(given.status()).as(given.body()).isEqualTo(200);
		assertThat(given.json().get("owner").stringValue()).isEqualTo(next.name());
		assertThat(given.json().at("/co_authors/0").stringValue()).isEqualTo(owner.name());
		assertThat(author.put("/ques/" + question, Examples.QUESTION).status()).isEqualTo(200);
		assertThat(author.delete("/ques/" + question).status()).isEqualTo(403);
		assertThat(accounts.as(next).delete("/ques/" + question).status()).isIn(202, 204);
	}

	@Test
	void anAuthorWhoIsNoMoreSeesWhatSolversSee() {
		ApiClient operator = accounts.as(Role.OPERATOR);
		Answer demoted = operator.put("/accounts/" + owner.id(),
				"{\"name\": \"%s\", \"role\": \"solver\", \"disabled\": false}".formatted(owner.name()));
		assertThat(demoted.status()).as(demoted.body()).isEqualTo(200);
		assertThat(accounts.as(owner).get("/ques/" + question).status()).isEqualTo(404);
	}

	@Test
	void recordsWhoChangedWhat() {
		setState("published");
		long test = author.post("/create/testcase/" + question, Examples.TEST_CASE.replace("\"2\"", "\"74923\""))
			.json()
			.get("id")
			.longValue();
		author.put("/testcases/" + test, Examples.TEST_CASE.replace("\"2\"", "\"83712\""));
		author.delete("/testcases/" + test);
		author.delete("/ques/" + question);
		Answer log = accounts.as(Role.OPERATOR).get("/audit?thing=question+" + question);
		assertThat(IntStream.range(0, 6).mapToObj((i) -> log.json().at("/items/%d/action".formatted(i)).asString()))
			.containsExactly("QUESTION_DELETED", "TESTS_CHANGED", "TESTS_CHANGED", "TESTS_CHANGED", "QUESTION_CHANGED",
					"QUESTION_CREATED");
		assertThat(log.json().at("/items/4/after").toString()).isEqualTo("{\"state\":\"published\"}");
		assertThat(log.json().at("/items/3/after").toString()).contains("\"id\":" + test, "\"hash\":\"");
		assertThat(log.body()).doesNotContain("74923", "83712");
	}

	/** A question without tests answers 409 to those who may submit. */
	@Test
	void takesProgramsOfThoseForWhomItIsOpen() {
		assertThat(sent(author)).containsOnly(409);
		assertThat(sent(solver)).containsOnly(404);
		setState("published");
		assertThat(sent(solver)).containsOnly(409);
		setAudience("{\"closes_at\": %s}".formatted(time(-60)));
		assertThat(sent(solver)).containsOnly(403);
		assertThat(sent(author)).containsOnly(409);
		setAudience("{\"opens_at\": %s}".formatted(time(60)));
		assertThat(sent(solver)).containsOnly(404);
		setState("archived");
		assertThat(sent(author)).containsOnly(403);
	}

	private List<Integer> sent(ApiClient caller) {
		return Stream.of("/code/execute/", "/code/try/")
			.map((path) -> caller.post(path + question, "{\"code\": \"x = 1\"}").status())
			.toList();
	}

	private void setState(String state) {
		assertThat(author.put("/ques/%d/state".formatted(question), "{\"state\": \"%s\"}".formatted(state)).status())
			.isEqualTo(200);
	}

	private void setAudience(String entries) {
		Answer set = author.put("/ques/%d/audience".formatted(question), "{\"audience\": [%s]}".formatted(entries));
		assertThat(set.status()).as(set.body()).isEqualTo(200);
	}

	private void setAuthors(String... names) {
		String list = names.length == 0 ? "" : "\"" + String.join("\", \"", names) + "\"";
		assertThat(
				author.put("/ques/%d/authors".formatted(question), "{\"co_authors\": [%s]}".formatted(list)).status())
			.isEqualTo(200);
	}

	private Answer form(String path, String body) {
		return author.post("/ques/" + question + path, "application/x-www-form-urlencoded", body, "Accept",
				"text/html");
	}

	private static String time(Integer minutesFromNow) {
		return (minutesFromNow == null) ? "null"
				: "\"%s\"".formatted(Instant.now().plus(Duration.ofMinutes(minutesFromNow)));
	}

	private JsonNode list(ApiClient caller) {
		return caller.get("/?q=" + mark).json();
	}

	private long found(ApiClient caller) {
		return list(caller).get("total").longValue();
	}

	private static String page(ApiClient caller, String path) {
		return caller.get(path, "Accept", "text/html").body();
	}

}
