package dev.gavel.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows the names of types, those that others use for them, and those that are mistaken
 * for them.
 */
final class TypeNames {

	private static final Pattern MODULE = Pattern
		.compile("^(typing|typing_extensions|collections\\.abc|collections|decimal|builtins)\\.");

	private static final Pattern MADE = Pattern.compile("\\b(Deque|FrozenSet|DefaultDict|ListNode|TreeNode|Node)\\b");

	private static final Pattern OBJECT = Pattern.compile("\\b(bytes|complex|Decimal)\\b");

	private static final Pattern NODE = Pattern.compile("\\b(ListNode|TreeNode|Node)\\b");

	private static final Pattern TEXT = Pattern.compile("'[^']*+'");

	private static final List<String> NAMES = List.of("int", "float", "str", "bool", "None", "Any", "bytes", "complex",
			"Decimal", "Literal", "List", "Dict", "Tuple", "Set", "FrozenSet", "Deque", "DefaultDict", "ListNode",
			"TreeNode", "Node", "Optional", "Union");

	/**
	 * The names of builtins and abstract types, and those of LeetCode's descriptions. An
	 * argument is a list wherever the program accepts a sequence.
	 */
	private static final Map<String, String> ALIASES = aliases(Map.ofEntries(Map.entry("int", "integer long"),
			Map.entry("float", "double"), Map.entry("str", "string character Text"), Map.entry("bool", "boolean"),
			Map.entry("None", "void NoneType"), Map.entry("Any", "object"),
			Map.entry("List", "list Sequence MutableSequence Iterable Collection"),
			Map.entry("Dict", "dict Mapping MutableMapping"), Map.entry("Tuple", "tuple"),
			Map.entry("Set", "set AbstractSet MutableSet"), Map.entry("FrozenSet", "frozenset"),
			Map.entry("Deque", "deque"), Map.entry("DefaultDict", "defaultdict")));

	private static final Map<String, String> MEANT = aliases(Map.of("int", "short byte number BigInteger", "str",
			"char varchar", "bytes", "bytearray memoryview", "Decimal", "BigDecimal", "Literal", "enum", "List",
			"array arraylist vector Iterator Generator Reversible", "Dict",
			"map hashmap unordered_map Counter OrderedDict", "Set", "hashset unordered_set", "Deque", "queue", "Tuple",
			"pair NamedTuple"));

	private static final String SUPPORTED = "int, float, str, bool, None, Any, bytes, complex, Decimal, Literal[..], List[..], Dict[.., ..], Tuple[..], "
			+ "Set[..], FrozenSet[..], Deque[..], DefaultDict[.., ..], ListNode, TreeNode, Node, Optional[..], Union[..] and X | Y";

	private TypeNames() {
	}

	private static Map<String, String> aliases(Map<String, String> namesOf) {
		return namesOf.entrySet()
			.stream()
			.flatMap((entry) -> Arrays.stream(entry.getValue().split(" "))
				.map((alias) -> Map.entry(alias, entry.getKey())))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * Returns the name under which a type is stored; a name that is not known, as it is.
	 */
	static String canonical(String written) {
		String name = MODULE.matcher(written).replaceFirst("");
		return ALIASES.getOrDefault(name, name);
	}

	/** Says which type is probably meant, and which there are. */
	static String meant(String written) {
		String name = MODULE.matcher(written).replaceFirst("").toLowerCase(Locale.ROOT);
		return Stream
			.of(NAMES.stream().collect(Collectors.toMap(Function.identity(), Function.identity())), ALIASES, MEANT)
			.flatMap((names) -> names.entrySet().stream())
			.filter((entry) -> entry.getKey().equalsIgnoreCase(name))
			.findFirst()
			.map((entry) -> ": did you mean %s? Expected %s".formatted(entry.getValue(), SUPPORTED))
			.orElse(": expected " + SUPPORTED);
	}

	static boolean namesObject(ValueType type) {
		return names(OBJECT, type);
	}

	static boolean namesNode(ValueType type) {
		return names(NODE, type);
	}

	/** Whether the harness makes objects for values of this type, or inside it. */
	static boolean namesMadeType(ValueType type) {
		return names(MADE, type);
	}

	/** Texts of literals may be spelled like a name. */
	private static boolean names(Pattern name, ValueType type) {
		return name.matcher(TEXT.matcher(type.toString()).replaceAll("''")).find();
	}

}
