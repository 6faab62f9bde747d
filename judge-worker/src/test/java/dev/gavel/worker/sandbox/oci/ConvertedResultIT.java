package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.run.EnvironmentName;
import dev.gavel.signature.ValueType;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that a result which is not plain is converted by its declared type. */
class ConvertedResultIT {

	private static final String DEFINITIONS = """
			import array, collections, dataclasses, enum, itertools, types
			from decimal import Decimal
			from fractions import Fraction

			class Color(enum.Enum):
			    RED = 1
			    DARK = range(2)

			@dataclasses.dataclass
			class Point:
			    x: int
			    y: object

			class Again:
			    def __iter__(self):
			        yield self

			class Liar(list):
			    def __iter__(self):
			        return iter(["lie"])

			class Failing:
			    def __iter__(self):
			        raise KeyError("mine")

			cycle = [range(1)]
			cycle.append(cycle)

			def solve():
			    return %s
			""";

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "range(3);List[int];[0,1,2]",
			"(n for n in [1]);List[int];[1]", "map(int, '12');Tuple[int, ...];{\"t\":[1,2]}",
			"zip([1], 'a');List[Tuple[int, str]];[{\"t\":[1,\"a\"]}]", "collections.deque([1]);Deque[int];[1]",
			"collections.deque([1]);Optional[List[int]];[1]", "array.array('d', [1]);List[float];[1.0]",
			"{1: 2}.items();List[Tuple[int, int]];[{\"t\":[1,2]}]", "{1: 2}.keys();Set[int];{\"s\":[1]}",
			"[[1], range(2)];List[List[int]];[[1],[0,1]]", "{'a': range(1)};Dict[str, List[int]];{\"d\":[[\"a\",[0]]]}",
			"types.MappingProxyType({1: 2});Dict[int, int];{\"d\":[[1,2]]}", "Decimal('1.5');float;1.5",
			"Decimal(2);int;2", "Decimal(2);Union[float, int];2", "Decimal('nan');float;{\"f\":\"nan\"}",
			"[Fraction(1, 2)];List[float];[0.5]", "Fraction(4, 2);Optional[int];2", "Color.RED;int;1",
			"{Color.RED};Set[int];{\"s\":[1]}", "{Color.RED: Color.DARK};Dict[int, List[int]];{\"d\":[[1,[0,1]]]}",
			"Point(1, range(1));Tuple[int, List[int]];{\"t\":[1,[0]]}",
			"Point(1, range(1));Dict[str, Union[int, List[int]]];{\"d\":[[\"x\",1],[\"y\",[0]]]}",
			"[Point(1, 2)];List[List[int]];[[1,2]]", "b'a\\xff';bytes;{\"b\":\"61ff\"}",
			"bytearray(b'a');bytes;{\"b\":\"61\"}", "b'ab';List[int];[97,98]", "2;complex;{\"c\":\"2.0 0.0\"}",
			"2;Union[float, complex];2", "1j;Optional[complex];{\"c\":\"0.0 1.0\"}",
			"Decimal('1.50');Decimal;{\"n\":\"1.50\"}", "{2};Set[Decimal];{\"s\":[{\"n\":\"2\"}]}",
			"{b'a': [1, Decimal(1)]};Dict[bytes, List[Decimal]];{\"d\":[[{\"b\":\"61\"},[{\"n\":\"1\"},{\"n\":\"1\"}]]]}",
			"[Liar([1]), range(1)];List[List[int]];[[1],[0]]" })
	void isPlain(String value, String type, String written) throws Exception {
		RunResult result = run(value, type);
		assertThat(result.outcome()).as("%s", result.error()).isEqualTo(RunOutcome.RETURNED);
		assertThat(new String(result.value(), StandardCharsets.UTF_8)).isEqualTo(written);
	}

	/** What is plain, but of another type, is for the comparison to refuse. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "'a';bytes;\"a\"", "0.5;Decimal;0.5", "True;complex;true", "5;List[Decimal];5",
					"5;Set[complex];5", "5;Optional[List[Decimal]];5", "{1};List[int];{\"s\":[1]}",
					"'ab';List[str];\"ab\"", "[1];Set[int];[1]", "[{1}, range(1)];List[List[int]];[{\"s\":[1]},[0]]" })
	void isLeftAsItIsIfItIsPlain(String value, String type, String written) throws Exception {
		assertThat(new String(run(value, type).value(), StandardCharsets.UTF_8)).isEqualTo(written);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "Decimal(5);List[int];'Decimal' cannot be returned",
			"range(3);int;convert it with list(...)", "range(3);Any;convert it with list(...)",
			"b'a';Any;'bytes' cannot be returned", "b'a';Literal['bytes'];'bytes' cannot be returned",
			"Decimal(1);Literal[1];'Decimal' cannot be returned", "Decimal('1.5');int;'Decimal' cannot be returned",
			"Decimal('1e999999999');int;'Decimal' cannot be returned",
			"Fraction(10 ** 400);float;'Fraction' cannot be returned", "Point(1, 2);int;return its fields",
			"Color.DARK;int;'range' cannot be returned", "[range(1), [object()]];List[List[int]];'object' at [1][0]",
			"cycle;List[List[int]];a list that contains itself", "(1, range(1));List[Any];'range' at [1]",
			"{Again()};Set[int];'Again' in a set cannot be returned" })
	void isAnErrorIfTheTypeTellsNoConversion(String value, String type, String message) throws Exception {
		RunResult result = run(value, type);
		assertThat(result.outcome()).isEqualTo(RunOutcome.UNSERIALIZABLE_RESULT);
		assertThat(result.error().message()).contains(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "itertools.count();List[int]",
			"itertools.repeat(range(100));List[List[int]]", "range(10 ** 15);List[int]", "itertools.count();Set[int]" })
	void isConsumedOnlyUpToItsLimit(String value, String type) throws Exception {
		assertThat(run(value, type).outcome()).isEqualTo(RunOutcome.RESULT_TOO_LARGE);
	}

	@Test
	void showsTheErrorOfTheProgramsOwnIterator() throws Exception {
		RunResult result = run("Failing()", "List[int]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.RAISED);
		assertThat(result.error().type()).isEqualTo("KeyError");
		assertThat(result.error().line()).isEqualTo(24);
	}

	private static RunResult run(String value, String type) throws Exception {
		return SandboxFixture.run(CELL.sandbox(), DEFINITIONS.formatted(value), ValueType.parse(type),
				EnvironmentName.DEFAULT, SandboxFixture.LIMITS);
	}

}
