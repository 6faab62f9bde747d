package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values go into a cell and come out of it as they are.
 */
class ValueFormatIT {

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@ParameterizedTest
	@ValueSource(strings = { "null", "true", "false", "0", "-1", "1.5", "-0.0", "1e+300", "{\"f\":\"nan\"}",
			"{\"f\":\"inf\"}", "{\"f\":\"-inf\"}", "\"\"", "\"\\u00e9\\ud83d\\ude00\\ud800\\\"\\\\\\n\"", "[]",
			"[[],[1,[2]]]", "{\"t\":[]}", "{\"t\":[1,{\"t\":[2]}]}", "{\"s\":[]}", "{\"s\":[{\"t\":[1,2]}]}",
			"{\"s\":[{\"s\":[1]}]}", "{\"d\":[]}", "{\"d\":[[1,\"a\"],[{\"t\":[1]},{\"d\":[[null,true]]}]]}" })
	void returnsWhatItGot(String value) throws Exception {
		RunResult result = SandboxFixture.run(CELL.sandbox(), "def solve(value): return value", "[" + value + "]");
		assertThat(result.outcome()).as("%s", result.error()).isEqualTo(RunOutcome.RETURNED);
		assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo(value);
	}

	@Test
	void takesIntegersOfAnySize() throws Exception {
		String number = "7".repeat(20_000);
		RunResult result = SandboxFixture.run(CELL.sandbox(), "def solve(n): return n, str(n)", "[" + number + "]");
		assertThat(new String(result.value(), StandardCharsets.UTF_8))
			.isEqualTo("{\"t\":[%1$s,\"%1$s\"]}".formatted(number));
	}

	@Test
	void takesValuesOfTwoHundredLevels() throws Exception {
		String deep = "[".repeat(199) + "]".repeat(199);
		RunResult result = SandboxFixture.run(CELL.sandbox(), "def solve(value): return [value]", "[" + deep + "]");
		assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo("[" + deep + "]");
		RunResult deeper = SandboxFixture.run(CELL.sandbox(), "def solve(value): return [[value]]", "[" + deep + "]");
		assertThat(deeper.outcome()).isEqualTo(RunOutcome.RESULT_TOO_LARGE);
	}

	@Test
	void writesSubclassesByTheirContent() throws Exception {
		RunResult result = SandboxFixture.run(CELL.sandbox(), """
				import collections, enum

				class Color(enum.IntEnum):
				    RED = 3

				Point = collections.namedtuple("Point", "x y")

				class Liar(str):
				    def __str__(self):
				        return "lie"

				def solve():
				    return [Color.RED, Point(1, 2), Liar("truth"), collections.OrderedDict(a=1), frozenset([1])]
				""", "[]");
		assertThat(new String(result.value(), StandardCharsets.UTF_8))
			.isEqualTo("[3,{\"t\":[1,2]},\"truth\",{\"d\":[[\"a\",1]]},{\"s\":[1]}]");
	}

}
