package dev.gavel.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.Browser;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.account.Account;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What requests name, by the words that {@code every-caller.txt} has for it. What a
 * request takes away is made anew for each.
 */
final class StoredThings {

	private static final Pattern NAME = Pattern.compile("<([^>]+)>");

	private final Senders senders;

	private final TestAccounts accounts;

	private final Account spare;

	private final Browser spareBrowser;

	private final Map<String, Object> lasting;

	private final Map<String, Function<Sender, Object>> fresh;

	/**
	 * @param submittingVisitor sends to a replica that lets visitors submit
	 */
	StoredThings(Senders senders, TestAccounts accounts, ApiClient api, ApiClient submittingVisitor) {
		this.senders = senders;
		this.accounts = accounts;
		this.spare = accounts.create(Role.SOLVER);
		this.spareBrowser = api.browser();
		spareBrowser.signIn(spare.name(), TestAccounts.PASSWORD);
		this.lasting = lasting(submittingVisitor);
		this.fresh = Map.of("new test", (sender) -> test(number("published")), //
				"new solution", (sender) -> solution(number("published")), //
				"new account", (sender) -> accounts.create(Role.SOLVER).id(), //
				"new group", (sender) -> group(), //
				"new link", (sender) -> link(), //
				"own token", this::ownToken);
	}

	private Map<String, Object> lasting(ApiClient submittingVisitor) {
		ApiClient author = senders.client(Sender.AUTHOR);
		ApiClient solver = senders.client(Sender.SOLVER);
		long published = question();
		long draft = question();
		assertThat(author.put("/ques/%d/state".formatted(published), "{\"state\": \"published\"}").status())
			.isEqualTo(200);
		UUID ended = solver.submit(published);
		cancel(solver, "/submissions/" + ended);
		UUID visitors = submittingVisitor.submit(published);
		cancel(submittingVisitor, "/submissions/" + visitors);
		UUID ofDraft = author.submit(draft);
		cancel(author, "/submissions/" + ofDraft);
		Object evaluation = id(solver.post("/code/try/" + published, "{\"code\": \"pass\"}"));
		cancel(solver, "/trials/" + evaluation);
		Object judge0 = token(solver.post("/judge0/submissions", "{\"language_id\": 71, \"source_code\": \"pass\"}"));
		Object batch = id(solver.post("/evaluations/batches", "application/jsonl", "{}"));
		Answer webhook = solver.post("/webhooks", "{\"url\": \"http://127.0.0.1:1234/\"}");
		assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
		Object rejudging = id(author.post("/rejudgings",
				"{\"question_id\": %d, \"verdict\": \"TIME_LIMIT_EXCEEDED\"}".formatted(published)));
		long group = group();
		return Map.ofEntries(Map.entry("published", published), Map.entry("draft", draft),
				Map.entry("test", test(published)), Map.entry("draft's test", test(draft)), Map.entry("ended", ended),
				Map.entry("open", solver.submit(published)), Map.entry("visitor's", visitors),
				Map.entry("webhook", webhook.json().get("id").longValue()), Map.entry("evaluation", evaluation),
				Map.entry("Judge0's", judge0), Map.entry("batch", batch), Map.entry("rejudging", rejudging),
				Map.entry("group", group), Map.entry("account", spare.id()), Map.entry("account's name", spare.name()),
				Map.entry("author's name", senders.account(Sender.AUTHOR).name()),
				Map.entry("co-author's name", senders.account(Sender.CO_AUTHOR).name()),
				Map.entry("other token", Senders.token(accounts.as(spare), "read").get("id").longValue()),
				Map.entry("other session", Secret.hash(spareBrowser.cookie("GAVEL_SESSION").orElseThrow())),
				Map.entry("none", 987_654_321), Map.entry("probe", "liveness"), Map.entry("one", 1),
				Map.entry("stdout", "stdout"), Map.entry("solution", solution(published)),
				Map.entry("import", imported()), Map.entry("image", "dot.png"));
	}

	private Object solution(long question) {
		return id(senders.client(Sender.AUTHOR)
			.post("/ques/%d/solutions".formatted(question),
					"{\"name\": \"%s\", \"code\": \"pass\"}".formatted(UUID.randomUUID())));
	}

	/** It cannot be read. */
	private Object imported() {
		return id(senders.client(Sender.AUTHOR)
			.post("/imports", "multipart/form-data; boundary=b",
					"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n?\r\n--b--\r\n"));
	}

	private long question() {
		ApiClient author = senders.client(Sender.AUTHOR);
		long id = author.addQuestion();
		assertThat(author
			.put("/ques/%d/authors".formatted(id),
					"{\"co_authors\": [\"%s\"]}".formatted(senders.account(Sender.CO_AUTHOR).name()))
			.status()).isEqualTo(200);
		return id;
	}

	private static void cancel(ApiClient client, String path) {
		Answer cancelled = client.post(path + "/cancel", "");
		assertThat(cancelled.status()).as(cancelled.body()).isLessThan(300);
	}

	/** A hidden one. */
	private long test(long question) {
		return (Long) id(senders.client(Sender.AUTHOR)
			.post("/create/testcase/" + question, Examples.TEST_CASE.replaceFirst("}\\s*$", ", \"hidden\": true}")));
	}

	private long group() {
		return (Long) id(senders.client(Sender.OPERATOR)
			.post("/groups", "{\"name\": \"group %s\"}".formatted(UUID.randomUUID())));
	}

	private Object link() {
		ApiClient operator = senders.client(Sender.OPERATOR);
		operator.post("/accounts/invitations", "{}");
		return operator.get("/accounts/links").json().get("items").get(0).get("id").longValue();
	}

	/** Tokens are of the operator; those who have no account name somebody else's. */
	private Object ownToken(Sender sender) {
		if (sender.compareTo(Sender.SOLVER) < 0) {
			return Objects.requireNonNull(lasting.get("other token"));
		}
		return Senders.token(senders.client(sender.isPerson() ? sender : Sender.OPERATOR), "read")
			.get("id")
			.longValue();
	}

	private static Object id(Answer made) {
		assertThat(made.status()).as(made.body()).isBetween(200, 202);
		var id = made.json().get("id");
		return id.isNumber() ? (Object) id.longValue() : id.stringValue();
	}

	private static String token(Answer made) {
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return made.json().get("token").stringValue();
	}

	private long number(String name) {
		return (Long) Objects.requireNonNull(lasting.get(name));
	}

	/** Puts in what is named. */
	String in(String text, Sender sender) {
		return NAME.matcher(text)
			.replaceAll((found) -> Matcher.quoteReplacement(String.valueOf(named(found.group(1), sender))));
	}

	private Object named(String name, Sender sender) {
		return fresh.containsKey(name) ? Objects.requireNonNull(fresh.get(name)).apply(sender)
				: Objects.requireNonNull(lasting.get(name), () -> "nothing is called " + name);
	}

	/**
	 * Checks that what belongs to somebody else is still there, and ends what is open.
	 */
	void close() {
		assertThat(spareBrowser.get("/account").status()).isEqualTo(200);
		assertThat(accounts.as(spare).get("/tokens").json().get(0).get("valid").booleanValue()).isTrue();
		cancel(senders.client(Sender.OPERATOR), "/submissions/" + lasting.get("open"));
		cancel(senders.client(Sender.OPERATOR), "/evaluations/" + lasting.get("Judge0's"));
	}

}
