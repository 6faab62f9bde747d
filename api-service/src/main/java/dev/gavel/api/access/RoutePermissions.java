package dev.gavel.api.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The permission table: what a caller needs for each route. A route without an entry is
 * not served. {@link Permissions} decides what a caller may do with the resource that a
 * route names.
 */
@Component
public class RoutePermissions {

	private final Map<HttpMethod, List<Entry>> table = new HashMap<>();

	RoutePermissions() {
		everyone("GET /error", "GET /actuator/health/**", "GET /css/**", "GET /js/**", "GET /webjars/**",
				"GET /favicon.svg", "GET /api-docs/**", "GET /swagger-ui/**", "GET /v3/api-docs/**",
				"GET /v3/api-docs.yaml");
		everyone("GET /sign-in", "GET /sign-in/oidc", "GET /sign-in/oidc/code", "POST /sign-in", "POST /sign-out",
				"GET /sign-up", "POST /sign-up", "GET /set-up", "POST /set-up", "GET /link", "POST /link");
		known("GET /tokens", "DELETE /tokens/{id}");
		persons("POST /tokens", "GET /account/tokens", "POST /account/tokens", "POST /account/tokens/{id}/revoke");
		persons("GET /account", "POST /account/password", "POST /account/sessions/end", "GET /account/export");
		add(new Needs(Set.of(), Who.WORKERS), "GET /internal/suites/{hash}",
				"PUT /internal/judgements/{id}/deliveries/{delivery}",
				"DELETE /internal/judgements/{id}/deliveries/{delivery}",
				"PUT /internal/outputs/{judgementId}/{test}/{stream}");
		// Solving
		needing(Scope.READ, "GET /", "GET /ques/{id}", "GET /ques/{id}/images/{name}", "GET /queue",
				"GET /testcases/{id}/text");
		needing(Scope.READ, "GET /submissions/{id}", "GET /submissions/{id}/result", "GET /trials/{id}",
				"GET /trials/{id}/result");
		add(new Needs(Set.of(Scope.READ), Who.KNOWN), "GET /submissions");
		add(new Needs(Set.of(Scope.READ), Who.KNOWN), "GET /ques/{id}/score");
		needing(Scope.SUBMIT, "POST /code/execute/{id}", "POST /submissions/{id}/cancel");
		needing(Scope.EVALUATE, "POST /code/try/{id}", "POST /trials/{id}/cancel", "POST /evaluations",
				"POST /evaluations/{id}/cancel");
		add(new Needs(Set.of(Scope.READ, Scope.EVALUATE), Who.EVERYONE), "GET /evaluations/{id}",
				"GET /evaluations/{id}/tests/{index}/{stream}");
		// For clients of other products
		needing(Scope.EVALUATE, "GET /jobe/index.php/restapi/languages", "GET /jobe/index.php/restapi/languages/",
				"POST /jobe/index.php/restapi/runs", "POST /jobe/index.php/restapi/runs/");
		add(new Needs(Set.of(Scope.EVALUATE), Who.KNOWN), "PUT /jobe/index.php/restapi/files/{id}",
				"GET /jobe/index.php/restapi/files/{id}");
		needing(Scope.EVALUATE, "GET /piston/api/v2/runtimes", "GET /piston/api/v2/piston/runtimes",
				"POST /piston/api/v2/execute", "POST /piston/api/v2/piston/execute");
		everyone("GET /sandbox-fusion/v1/ping");
		needing(Scope.EVALUATE, "POST /sandbox-fusion/run_code", "POST /sandbox-fusion/submit");
		needing(Scope.EVALUATE, "POST /judge0/submissions", "GET /judge0/submissions/{token}",
				"DELETE /judge0/submissions/{token}", "POST /judge0/submissions/batch", "GET /judge0/submissions/batch",
				"GET /judge0/languages", "GET /judge0/languages/all", "GET /judge0/languages/{id}",
				"GET /judge0/statuses", "GET /judge0/config_info", "GET /judge0/workers", "GET /judge0/about",
				"GET /judge0/version", "POST /judge0/authenticate");
		add(new Needs(Set.of(Scope.EVALUATE), Who.KNOWN), "POST /evaluations/batches",
				"POST /evaluations/batches/{id}/cancel");
		add(new Needs(Set.of(Scope.READ, Scope.EVALUATE), Who.KNOWN), "GET /evaluations/batches",
				"GET /evaluations/batches/{id}", "GET /evaluations/batches/{id}/results");
		add(new Needs(Set.of(Scope.READ), Who.KNOWN), "GET /webhooks", "GET /webhooks/{id}",
				"GET /webhooks/{id}/deliveries", "GET /webhooks/{id}/deliveries/{deliveryId}");
		add(new Needs(Set.of(Scope.SUBMIT, Scope.EVALUATE, Scope.AUTHOR, Scope.OPERATE), Who.KNOWN), "POST /webhooks",
				"DELETE /webhooks/{id}", "POST /webhooks/{id}/delete", "POST /webhooks/{id}/rotate",
				"POST /webhooks/{id}/enable", "POST /webhooks/{id}/ping",
				"POST /webhooks/{id}/deliveries/{deliveryId}/resend");
		// Writing questions
		needing(Scope.AUTHOR, "GET /add_ques", "POST /add_ques", "POST /add_ques/preview", "PUT /ques/{id}",
				"GET /ques/{id}/edit", "POST /ques/{id}/edit", "PUT /ques/{id}/state", "POST /ques/{id}/state",
				"PUT /ques/{id}/audience", "POST /ques/{id}/audience", "PUT /ques/{id}/authors",
				"POST /ques/{id}/authors", "POST /ques/{id}/transfer", "GET /ques/{id}/delete",
				"POST /ques/{id}/delete", "DELETE /ques/{id}", "POST /ques/{id}/edits/{edit}/undo");
		needing(Scope.AUTHOR, "POST /checkers/tries", "GET /checkers/tries/{id}");
		needing(Scope.AUTHOR, "GET /create/testcase/{id}", "POST /create/testcase/{id}",
				"POST /create/testcase/{id}/check", "POST /create/testcase/{id}/fill", "POST /ques/{id}/testcases",
				"PUT /ques/{id}/testcases/order", "POST /testcases/{id}", "PUT /testcases/{id}",
				"DELETE /testcases/{id}", "POST /testcases/{id}/delete", "POST /testcases/{id}/move");
		needing(Scope.AUTHOR, "POST /ques/{id}/solutions", "PUT /ques/{id}/solutions/{solutionId}",
				"POST /ques/{id}/solutions/{solutionId}", "DELETE /ques/{id}/solutions/{solutionId}",
				"POST /ques/{id}/solutions/{solutionId}/delete", "POST /ques/{id}/solutions/{solutionId}/outputs",
				"POST /ques/{id}/verification", "PUT /ques/{id}/generator", "POST /ques/{id}/generator");
		needing(Scope.AUTHOR, "GET /imports", "POST /imports", "GET /imports/{id}", "GET /imports/{id}/questions");
		// For the authors of a question, and for operators
		overseeing("GET /ques/{id}/solutions", "GET /ques/{id}/solutions/{solutionId}", "GET /ques/{id}/verification",
				"GET /ques/{id}/generator");
		overseeing("GET /ques/{id}/testcases", "GET /testcases/{id}", "GET /ques/{id}/scores",
				"GET /ques/{id}/audience", "GET /ques/{id}/authors", "GET /ques/export");
		overseeing("GET /ques/{id}/results", "GET /ques/{id}/sources", "GET /results", "GET /ques/{id}/statistics",
				"GET /ques/{id}/edits", "GET /ques/{id}/edits/{edit}");
		overseeing("POST /submissions/{id}/rejudge", "GET /rejudgings", "POST /rejudgings", "GET /rejudgings/{id}",
				"POST /rejudgings/{id}/cancel");
		// Accounts and groups
		needing(Scope.OPERATE, "GET /accounts", "POST /accounts", "GET /accounts/{id}", "PUT /accounts/{id}",
				"POST /accounts/{id}", "POST /accounts/{id}/disable", "POST /accounts/{id}/enable",
				"POST /accounts/{id}/link", "GET /accounts/links", "DELETE /accounts/links/{id}",
				"POST /accounts/links/{id}/revoke", "DELETE /accounts/{id}", "POST /accounts/{id}/erase",
				"GET /accounts/{id}/export", "POST /accounts/invitations", "GET /accounts/import",
				"POST /accounts/import");
		overseeing("GET /groups");
		needing(Scope.OPERATE, "POST /groups", "GET /groups/{id}", "PUT /groups/{id}", "POST /groups/{id}",
				"DELETE /groups/{id}", "POST /groups/{id}/delete", "PUT /groups/{id}/members/{accountId}",
				"DELETE /groups/{id}/members/{accountId}", "POST /groups/{id}/members",
				"POST /groups/{id}/members/{accountId}/remove");
		needing(Scope.OPERATE, "GET /audit");
		// Operating
		needing(Scope.OPERATE, "GET /actuator/**", "GET /workers", "POST /queue/failed/{id}", "GET /parked",
				"POST /parked/{id}/requeue", "POST /parked/{id}/discard", "DELETE /parked/{id}");
	}

	private void everyone(String... routes) {
		add(Needs.NOTHING, routes);
	}

	/** For all but visitors, with or without an API token. */
	private void known(String... routes) {
		add(new Needs(Set.of(), Who.KNOWN), routes);
	}

	/** What people do with their own account. No API token passes that on. */
	private void persons(String... routes) {
		add(new Needs(Set.of(), Who.PERSONS), routes);
	}

	private void needing(Scope scope, String... routes) {
		add(new Needs(Set.of(scope), Who.EVERYONE), routes);
	}

	private void overseeing(String... routes) {
		add(new Needs(Set.of(Scope.AUTHOR, Scope.OPERATE), Who.EVERYONE), routes);
	}

	private void add(Needs needs, String... routes) {
		for (String route : routes) {
			String[] parts = route.split(" ");
			table.computeIfAbsent(HttpMethod.valueOf(parts[0]), (method) -> new ArrayList<>())
				.add(new Entry(PathPatternParser.defaultInstance.parse(parts[1]), needs));
		}
	}

	/** Returns what a request needs, or nothing when no route is like this. */
	public Optional<Needs> of(HttpMethod method, PathContainer path) {
		HttpMethod sought = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
		return table.getOrDefault(sought, List.of())
			.stream()
			.filter((entry) -> entry.pattern().matches(path))
			.min(Comparator.comparing(Entry::pattern))
			.map(Entry::needs);
	}

	/** Returns what each route of the table needs. */
	Map<String, Needs> all() {
		Map<String, Needs> all = new HashMap<>();
		table.forEach((method, entries) -> entries
			.forEach((entry) -> all.put(method + " " + entry.pattern(), entry.needs())));
		return all;
	}

	private record Entry(PathPattern pattern, Needs needs) {
	}

	enum Who {

		EVERYONE, KNOWN, PERSONS,
		/** They have credentials and a port of their own. */
		WORKERS

	}

	/**
	 * What a caller needs.
	 *
	 * @param scopes one of them is enough; empty when no right is needed
	 */
	public record Needs(Set<Scope> scopes, Who who) {

		public static final Needs NOTHING = new Needs(Set.of(), Who.EVERYONE);

		/** Whether API tokens do not do. */
		public boolean areOfPersons() {
			return who == Who.PERSONS;
		}

		public boolean areMetBy(Caller caller) {
			return (scopes.isEmpty() || scopes.stream().anyMatch(caller::may)) && switch (who) {
				case EVERYONE -> true;
				case KNOWN -> !caller.isVisitor();
				case PERSONS -> caller.isPerson();
				case WORKERS -> false;
			};
		}

	}

}
