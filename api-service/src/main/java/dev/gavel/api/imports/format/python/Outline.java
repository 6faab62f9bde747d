package dev.gavel.api.imports.format.python;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source says.
 *
 * @param error why Python cannot read it; null if it can
 * @param functions also those in classes, in order
 * @param asserts in order, without those that hold whatever a program does
 * @param floats whether it divides, or uses floats in another way
 */
public record Outline(@Nullable String error, List<Function> functions, List<Assertion> asserts, boolean floats) {

	/** Of no source at all. */
	public static final Outline EMPTY = new Outline(null, List.of(), List.of(), false);

	/** Returns that of a source that could not be read. */
	public static Outline unreadable(String error) {
		return new Outline(error, List.of(), List.of(), false);
	}

	public Outline {
		functions = List.copyOf(Objects.requireNonNullElse(functions, List.of()));
		asserts = List.copyOf(Objects.requireNonNullElse(asserts, List.of()));
	}

	/** Finds a function or method. */
	public Optional<Function> find(String name) {
		return functions.stream().filter((function) -> function.name().equals(name)).findFirst();
	}

	/**
	 * A function or method.
	 *
	 * @param owner the class of a method
	 * @param parameters without {@code self}
	 * @param returns the annotation of the return type
	 * @param anyNumber whether it takes any number of arguments
	 * @param byNameOnly whether it takes some arguments by name only
	 */
	public record Function(String name, @Nullable String owner, List<Parameter> parameters, @Nullable String returns,
			boolean anyNumber, boolean byNameOnly, @Nullable String doc) {

		public Function {
			Objects.requireNonNull(name, "name is null");
			parameters = List.copyOf(Objects.requireNonNullElse(parameters, List.of()));
		}

	}

	/**
	 * A parameter.
	 *
	 * @param type its annotation
	 * @param fallback its default as a literal; null also for a default that is none
	 */
	public record Parameter(String name, @Nullable String type, @JsonProperty("default") @Nullable String fallback) {
	}

	/**
	 * An assert.
	 *
	 * @param refused why it is no call that equals a literal; null if it is
	 * @param function that it calls
	 * @param arguments literals by position
	 * @param named literals by name
	 * @param output the literal that the call must equal
	 * @param listed whether it makes a list or tuple of the result first
	 * @param truth whether it only says that the result is true, or false
	 * @param relative the tolerance that it states, if any
	 * @param absolute likewise
	 */
	public record Assertion(int line, @Nullable String refused, @Nullable String function, List<String> arguments,
			Map<String, String> named, @Nullable String output, boolean listed, boolean truth,
			@Nullable Double relative, @Nullable Double absolute) {

		public Assertion {
			arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
			named = Objects.requireNonNullElse(named, Map.of());
		}

	}

}
