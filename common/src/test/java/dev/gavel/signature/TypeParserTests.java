package dev.gavel.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "int;int", "List[int];List[int]", "list[ str ];List[str]", "list;List[Any]",
			"Dict;Dict[Any, Any]", "dict[str,list[int]];Dict[str, List[int]]", "Tuple[int, str];Tuple[int, str]",
			"tuple[float, ...];Tuple[float, ...]", "Tuple[()];Tuple[()]", "set[Tuple[int,int]];Set[Tuple[int, int]]",
			"Optional[int];Optional[int]", "int | None;Optional[int]", "Union[int, str];Union[int, str]",
			"Union[int, Union[str, int]];Union[int, str]", "int | str | None;Union[int, str, None]",
			"List[Optional[Dict[str, Any]]];List[Optional[Dict[str, Any]]]", "frozenset[int];FrozenSet[int]",
			"deque[str];Deque[str]", "defaultdict[str, list[int]];DefaultDict[str, List[int]]",
			"Optional[Deque[int]];Optional[Deque[int]]", "Set[FrozenSet[int]];Set[FrozenSet[int]]",
			"Dict[FrozenSet[str], int];Dict[FrozenSet[str], int]", "ListNode;Optional[ListNode]",
			"Optional['Node'];Optional[Node]", "Optional[TreeNode];Optional[TreeNode]",
			"None | TreeNode;Optional[TreeNode]", "List[ListNode];List[Optional[ListNode]]",
			"ListNode[];List[Optional[ListNode]]", "Optional[List['TreeNode']];Optional[List[Optional[TreeNode]]]" })
	void readsPythonAnnotations(String annotation, String canonical) {
		assertThat(ValueType.parse(annotation)).hasToString(canonical);
		assertThat(ValueType.parse(canonical)).isEqualTo(ValueType.parse(annotation));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "Sequence[int];List[int]", "Iterable[str];List[str]",
			"MutableSequence;List[Any]", "Mapping[str, int];Dict[str, int]", "AbstractSet[int];Set[int]", "object;Any",
			"typing.List[typing.Optional[int]];List[Optional[int]]", "collections.deque;Deque[Any]",
			"collections.abc.Sequence[int];List[int]", "\"List[int]\";List[int]", "'Dict[str, int]';Dict[str, int]",
			"List[\"int\"];List[int]", "Optional['Deque[int]'];Optional[Deque[int]]" })
	void readsOtherNamesOfTypes(String annotation, String canonical) {
		assertThat(ValueType.parse(annotation)).hasToString(canonical);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "integer;int", "integer[];List[int]", "integer[][];List[List[int]]", "string;str",
					"string[];List[str]", "boolean;bool", "double;float", "double[];List[float]", "character;str",
					"character[][];List[List[str]]", "long;int", "void;None", "list<integer>;List[int]",
					"list<list<string>>;List[List[str]]", "list<integer>[];List[List[int]]", "int [ ];List[int]" })
	void readsLeetCodesTypes(String annotation, String canonical) {
		assertThat(ValueType.parse(annotation)).hasToString(canonical);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "bytes;bytes", "complex;complex", "Decimal;Decimal", "decimal.Decimal[];List[Decimal]",
					"Dict[bytes, Set[Decimal]];Dict[bytes, Set[Decimal]]", "Literal['a', \"b c\"];Literal['a', 'b c']",
					"Literal[1, -2, True, 1];Literal[1, -2, True]", "`typing.Literal['; ]']`;`Literal['; ]']`",
					"Literal['a', None];Optional[Literal['a']]", "Literal[None];None", "Literal[ '' ];Literal['']",
					"Literal['a'] | int;Union[Literal['a'], int]", "Set[Literal['a']];Set[Literal['a']]",
					"Union[Literal['Node'], List[int]];Union[Literal['Node'], List[int]]",
					"Literal['\ud83d\ude00'];Literal['\ud83d\ude00']" })
	void readsObjectsAndLiterals(String annotation, String canonical) {
		assertThat(ValueType.parse(annotation)).hasToString(canonical);
		assertThat(ValueType.parse(canonical)).isEqualTo(ValueType.parse(annotation));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "String;did you mean str? Expected int, float", "INT;did you mean int?",
			"Array[int];did you mean List?", "typing.Counter[str];did you mean Dict?",
			"unordered_map<string, int>;did you mean Dict?", "Lst;unknown type 'Lst' in 'Lst': expected int, float" })
	void suggestsTheTypeThatIsMeant(String annotation, String message) {
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(annotation))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "integr;unknown type 'integr'", "``;expected a type",
			"List[int;expected ']'", "List[int]];expected the end", "Dict[str];Dict takes 2 types",
			"Optional;expected '['", "Set[List[int]];Python cannot hash it",
			"Dict[Dict[str, int], int];Python cannot hash it", "int |;expected a type", "List[];expected a type",
			"int[3];expected the end", "list<integer;expected '>'", "List[int>;expected ']'", "'int;expected ''",
			"Union[List[int], Deque[int]];may be in a union with None, int, float, str, bool, bytes, complex and Decimal only",
			"Union[Any, List[Deque[int]]];may be in a union with",
			"Union[ListNode, int];may be in a union with None only", "Union[ListNode, TreeNode];with None only",
			"Set[ListNode];Python cannot hash it", "listnode;did you mean ListNode?", "Literal;expected '['",
			"Literal[];expected a text in quotes", "Literal[int];expected a text in quotes",
			"Literal[1.5];expected ']'", "Literal['a];expected a text in quotes",
			"Literal['a\\'];expected a text in quotes", "literal['a'];did you mean Literal?",
			"bytearray;did you mean bytes?" })
	void saysWhatIsWrongWithOthers(String annotation, String message) {
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(annotation))
			.withMessageContaining(message);
	}

	/** Neither MySQL nor Python can store one. */
	@Test
	void refusesTextsWithHalfACharacter() {
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse("Literal['\ud800']"))
			.withMessageContaining("expected a text in quotes");
	}

	@ParameterizedTest
	@ValueSource(ints = { 21, 100 })
	void refusesDeepNesting(int depth) {
		String annotation = "List[".repeat(depth) + "int" + "]".repeat(depth);
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(annotation))
			.withMessageContaining("nested at most 20 levels deep");
	}

	@Test
	void refusesWhatCouldNotBeReadAgainOnceItIsStored() {
		String deeper = "List[".repeat(19) + "int | None" + "]".repeat(19);
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(deeper));
		String longer = "Tuple[" + "dict,".repeat(150) + "dict]";
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(longer));
		String deepest = "List[".repeat(18) + "int | None" + "]".repeat(18);
		assertThat(ValueType.parse(ValueType.parse(deepest).toString())).isEqualTo(ValueType.parse(deepest));
	}

}
