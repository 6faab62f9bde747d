package dev.gavel.api.imports.format.python;

import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import dev.gavel.signature.MalformedType;
import dev.gavel.signature.ValueType;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The types of a function: as declared if its first tests have them, otherwise guessed.
 */
final class ObservedTypes {

	/** So many tests tell the types. */
	private static final int MOST_TESTS = 200;

	/** Types that only say what kind of container it is. */
	private static final Pattern BARE = Pattern
		.compile("(List|Set|FrozenSet|Deque)\\[Any]|(Dict|DefaultDict)\\[Any, Any]|Tuple\\[Any, \\.\\.\\.]|Any");

	/**
	 * Nothing else is meant where they are declared: tests without such values are wrong.
	 */
	private static final Pattern NODES = Pattern.compile("\\b(?:ListNode|TreeNode|Node)\\b");

	private final Function function;

	private final Map<String, SeenValues> arguments = new HashMap<>();

	private final SeenValues outputs;

	/** Whether the result may be a float where the tests have an int. */
	private boolean floats;

	private ObservedTypes(Function function, boolean floats) {
		this.function = function;
		this.floats = floats;
		Set<ValueType> results = new HashSet<>();
		declared(function.returns()).ifPresent(results::add);
		for (Parameter parameter : function.parameters()) {
			Optional<ValueType> declared = declared(parameter.type());
			declared.ifPresent(results::add);
			arguments.put(parameter.name(), new SeenValues(declared.map(Set::of).orElse(Set.of())));
		}
		this.outputs = new SeenValues(results);
	}

	/**
	 * @param floats whether its code may return floats
	 */
	static ObservedTypes of(Function function, TypedTests tests, boolean floats) throws IOException {
		ObservedTypes types = new ObservedTypes(function, floats);
		try {
			tests.read(types.new Observer());
		}
		catch (EnoughSeen ex) {
			// The first tests tell the types.
		}
		return types;
	}

	String type(Parameter parameter, List<String> guesses) {
		SeenValues values = arguments.get(parameter.name());
		return type("parameter " + parameter.name(), parameter.type(), values, values.guessed().toString(), guesses);
	}

	String returned(List<String> guesses) {
		return type("result", function.returns(), outputs,
				floats ? outputs.guessed().withFloats() : outputs.guessed().toString(), guesses);
	}

	/** Finds the parameter that is the answer if the function returns nothing. */
	Optional<Parameter> changedInPlace() {
		boolean returnsNothing = "None".equals(function.returns());
		boolean expectsSomething = outputs.guessed().isOfSomething();
		return function.parameters()
			.stream()
			.filter((parameter) -> returnsNothing && expectsSomething)
			.filter((parameter) -> declared(parameter.type()).filter((type) -> !type.hashable())
				.filter(outputs::fit)
				.isPresent())
			.findFirst();
	}

	private String type(String of, @Nullable String annotation, SeenValues values, String guessed,
			List<String> guesses) {
		Optional<ValueType> declared = declared(annotation);
		if (declared.map(ValueType::toString).filter((type) -> NODES.matcher(type).find()).isPresent()) {
			return declared.get().toString();
		}
		boolean fits = declared.isPresent() && values.fit(declared.get());
		boolean bare = fits && !annotation.contains("Any") && BARE.matcher(declared.get().toString()).matches();
		if (fits && (!bare || BARE.matcher(guessed).matches() || !guessed.startsWith(name(declared.get())))) {
			return declared.get().toString();
		}
		String reason = (annotation == null) ? "its code does not say"
				: declared.isEmpty() ? "its code says " + shortened(annotation)
						: fits ? "its code says only " + annotation
								: "its code says %s, which the tests do not have".formatted(declared.get());
		guesses.add("The type of the %s is %s: guessed from the tests, because %s.".formatted(of, guessed, reason));
		return guessed;
	}

	/** Returns what a guess must begin with to say more than a bare type. */
	private static String name(ValueType bare) {
		String name = bare.toString();
		return name.equals("Any") ? "" : name.substring(0, name.indexOf('['));
	}

	private static String shortened(String annotation) {
		return (annotation.length() <= 60) ? annotation : annotation.substring(0, 60) + "…";
	}

	private static Optional<ValueType> declared(@Nullable String annotation) {
		try {
			return (annotation != null) ? Optional.of(ValueType.parse(annotation)) : Optional.empty();
		}
		catch (MalformedType ex) {
			return Optional.empty();
		}
	}

	private final class Observer implements TypedTests.Taker {

		private int tests;

		@Override
		public void test(TypedTest test) throws EnoughSeen {
			List<Parameter> parameters = function.parameters();
			for (int place = 0; place < Math.min(parameters.size(), test.arguments().size()); place++) {
				arguments.get(parameters.get(place).name()).add(test.arguments().get(place));
			}
			test.named().forEach((name, value) -> {
				if (arguments.containsKey(name)) {
					arguments.get(name).add(value);
				}
			});
			if (test.output() != null) {
				outputs.add(test.output());
			}
			floats |= test.more().has("comparison");
			tests++;
			if (tests == MOST_TESTS) {
				throw new EnoughSeen();
			}
		}

		@Override
		public void refused(String name, String reason) {
			// Says nothing about types.
		}

	}

	/** Ends the reading. */
	private static final class EnoughSeen extends IOException {

	}

}
