package dev.gavel.api.account.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTests {

	private static final RosterLine ADA = new RosterLine(1, "Ada Lovelace", "Class 7b", Role.SOLVER);

	@ParameterizedTest
	@ValueSource(strings = { "Ada Lovelace,Class 7b", "Ada Lovelace,Class 7b,solver\r\n",
			"Ada Lovelace;Class 7b;Solver", " Ada Lovelace , Class 7b ,", "\"Ada Lovelace\",\"Class 7b\",\"\"",
			"\uFEFFAda Lovelace,Class 7b\n" })
	void readsALine(String csv) {
		assertThat(Roster.read(csv)).containsExactly(ADA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "name,group\nAda Lovelace,Class 7b", "\uFEFFName,Group,Role\r\nAda Lovelace,Class 7b,",
			"group;role;name\nClass 7b;solver;Ada Lovelace", "Role,NAME,Group\n\"\",Ada Lovelace,Class 7b",
			"name,group,role,link\nAda Lovelace,Class 7b,solver,https://gavel.example/link#secret" })
	void readsColumnsByTheirTitles(String csv) {
		assertThat(Roster.read(csv)).containsExactly(new RosterLine(2, "Ada Lovelace", "Class 7b", Role.SOLVER));
	}

	@Test
	void readsQuotesAsCsvWritesThem() {
		assertThat(Roster.read("\"Lovelace, Ada \"\"the first\"\"\",,author\n\n王小明")).containsExactly(
				new RosterLine(1, "Lovelace, Ada \"the first\"", null, Role.AUTHOR),
				new RosterLine(3, "王小明", null, Role.SOLVER));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Ada,7b,king|line 1: role: expected solver, author or nothing, got 'king'",
			"Ada,7b,operator|line 1: role: expected solver, author or nothing, got 'operator'",
			"Ada,7b,solver,x|line 1: has 4 columns; expected at most 3", ",7b|line 1: name: is missing",
			"'name,mail'|line 1: has the column 'mail'; expected name, group and role", "\"Ada|csv: cannot be read",
			"\"Ada\"x,7b|csv: cannot be read", "''|csv: is empty", "'name,group'|csv: is empty" })
	void saysWhatIsWrong(String csv, String message) {
		assertThatThrownBy(() -> Roster.read(csv)).isInstanceOf(Problem.class).hasMessageContaining(message);
	}

	@Test
	void namesEveryLineThatCannotBeTaken() {
		assertThatThrownBy(() -> Roster.read("Ada\n--\nGrace\n\nADA\nGra\u200Bce\n\"two\nlines\"\nＡＤＡ"))
			.hasMessageContaining("line 2: name: expected at least one letter")
			.hasMessageContaining("line 5: name: already appears in line 1")
			.hasMessageContaining("line 6: name: contains the invisible character U+200B")
			.hasMessageContaining("line 8: name: contains the invisible character U+000A")
			.hasMessageContaining("line 9: name: already appears in line 1");
	}

	@Test
	void readsNoMoreThanItMayMake() {
		String most = lines(Roster.MOST_LINES);
		assertThat(Roster.read(most)).hasSize(Roster.MOST_LINES);
		assertThat(Roster.read("name,group\n" + most)).hasSize(Roster.MOST_LINES);
		assertThatThrownBy(() -> Roster.read(lines(300_000))).hasMessageContaining("has more than 2,000 lines")
			.satisfies((problem) -> assertThat(((Problem) problem).errors()).hasSize(1));
	}

	@Test
	void showsLittleOfAHugeField() {
		String huge = "a".repeat(10 * 1024 * 1024);
		for (String csv : List.of(huge, "\"" + huge + "\"", "Ada," + huge, "Ada,7b," + huge)) {
			assertThatThrownBy(() -> Roster.read(csv)).isInstanceOf(Problem.class)
				.satisfies((problem) -> assertThat(problem.getMessage()).hasSizeLessThan(300));
		}
	}

	private static String lines(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "student " + i + ",class").collect(Collectors.joining("\n"));
	}

}
