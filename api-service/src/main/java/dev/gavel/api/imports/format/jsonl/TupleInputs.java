package dev.gavel.api.imports.format.jsonl;

import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TupleValue;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tuples among the inputs of EvalPlus' tasks of MBPP. Their file has lists instead, and
 * EvalPlus makes tuples of them by the number of the task.
 */
enum TupleInputs {

	NONE,

	/** The first argument is a tuple. */
	FIRST(446),

	SECOND(106, 750),

	/** All arguments that are lists are tuples. */
	ARGUMENTS(2, 116, 132, 143, 222, 250, 261, 273, 307, 394, 399, 405, 421, 424, 429, 470, 560, 579, 596, 616, 617,
			630, 720, 726, 740, 744, 763, 808, 809),

	/** The elements of arguments are tuples. */
	ELEMENTS(63, 64, 70, 75, 94, 120, 237, 272, 299, 400, 409, 413, 417, 438, 444, 473, 614, 753, 780),

	BOTH(259, 278, 401, 445),

	/** All lists are tuples, however deep. */
	ALL(580, 615, 791);

	private final Set<Integer> tasks;

	TupleInputs(Integer... tasks) {
		this.tasks = Set.of(tasks);
	}

	/** Returns those of the task of MBPP with that number. */
	static TupleInputs of(int task) {
		return Stream.of(values()).filter((each) -> each.tasks.contains(task)).findFirst().orElse(NONE);
	}

	/** Returns arguments with their tuples. */
	List<Value> restored(List<Value> arguments) {
		return IntStream.range(0, arguments.size()).mapToObj((place) -> restored(arguments.get(place), place)).toList();
	}

	private Value restored(Value argument, int place) {
		return switch (this) {
			case NONE -> argument;
			case FIRST -> (place == 0) ? tuple(argument, UnaryOperator.identity()) : argument;
			case SECOND -> (place == 1) ? tuple(argument, UnaryOperator.identity()) : argument;
			case ARGUMENTS -> tuple(argument, UnaryOperator.identity());
			case ELEMENTS -> (argument instanceof ListValue list) ? new ListValue(ofTuples(list)) : argument;
			case BOTH -> tuple(argument, (element) -> tuple(element, UnaryOperator.identity()));
			case ALL -> deep(argument);
		};
	}

	private static List<Value> ofTuples(ListValue list) {
		return list.elements().stream().map((element) -> tuple(element, UnaryOperator.identity())).toList();
	}

	private static Value deep(Value value) {
		return tuple(value, TupleInputs::deep);
	}

	private static Value tuple(Value value, UnaryOperator<Value> inside) {
		return (value instanceof ListValue list) ? new TupleValue(list.elements().stream().map(inside).toList())
				: value;
	}

}
