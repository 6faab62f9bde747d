package dev.gavel.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.RoutePermissions.Needs;
import dev.gavel.api.access.RoutePermissions.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoutePermissionsTests {

	private static final Path GUIDE = Path.of("../docs/operator-guide.md");

	private static final Pattern ROUTE = Pattern.compile("`([A-Z]+ /[^`]*)`");

	@Test
	void areThoseOfTheOperatorGuide() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		for (String line : Files.readAllLines(GUIDE)) {
			String[] cells = line.split("\\|");
			if (cells.length == 3 && ROUTE.matcher(cells[2]).find() && !ROUTE.matcher(cells[1]).find()) {
				ROUTE.matcher(cells[2])
					.results()
					.map((MatchResult found) -> found.group(1))
					.forEach((route) -> assertThat(documented.put(route, cells[1].strip())).as(route).isNull());
			}
		}
		Map<String, String> decided = new TreeMap<>();
		new RoutePermissions().all().forEach((route, needs) -> decided.put(route, text(needs)));
		assertThat(documented).containsExactlyEntriesOf(decided);
	}

	private static String text(Needs needs) {
		String scopes = needs.scopes()
			.stream()
			.sorted()
			.map((scope) -> "`" + scope.text() + "`")
			.collect(Collectors.joining(" or "));
		String who = switch (needs.who()) {
			case EVERYONE -> scopes.isEmpty() ? "nothing" : "";
			case KNOWN -> "an account";
			case PERSONS -> "a session";
			case WORKERS -> "a worker token";
		};
		return scopes + (scopes.isEmpty() || who.isEmpty() ? "" : " and ") + who;
	}

	@Test
	void knowOnlyWorkersWhereWorkersComeIn() {
		assertThat(new RoutePermissions().all().entrySet())
			.allMatch((route) -> route.getKey().contains(" /internal/") == (route.getValue().who() == Who.WORKERS));
	}

}
