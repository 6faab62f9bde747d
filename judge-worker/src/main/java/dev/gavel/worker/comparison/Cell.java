package dev.gavel.worker.comparison;

import dev.gavel.value.Value.IntValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Expected members and those actual ones that may be near them: their rests are equal.
 *
 * @param place the number by which it is split next
 * @param tried by how many of its numbers it could not be split
 */
record Cell(List<Member> expected, List<Member> actual, int place, int tried) {

	Cell() {
		this(new ArrayList<>(), new ArrayList<>(), 0, 0);
	}

	int places() {
		return expected.isEmpty() ? 0 : expected.get(0).numbers().length;
	}

	int size() {
		return expected.size() + actual.size();
	}

	/** Whether no number tells its members apart. */
	boolean isUnsplittable() {
		return (expected.size() <= 1 && actual.size() <= 1) || actual.isEmpty() || tried >= places();
	}

	/**
	 * Splits where the reaches of the expected numbers leave a gap. An actual member that
	 * is within no reach gets a cell without expected ones.
	 */
	List<Cell> split(Tolerance tolerance) {
		Reach reach = reach(tolerance, place);
		expected.sort(Comparator.comparingDouble(reach::low));
		actual.sort(Comparator.comparingDouble((member) -> member.number(place)));
		List<Cell> parts = new ArrayList<>();
		int next = 0;
		for (int i = 0; i < expected.size();) {
			double start = reach.low(expected.get(i));
			next = take(next, (number) -> number < start, new Cell(), parts);
			Cell part = new Cell();
			double end = Double.NEGATIVE_INFINITY;
			do {
				part.expected.add(expected.get(i));
				end = Math.max(end, reach.high(expected.get(i)));
				i++;
			}
			while (i < expected.size() && reach.low(expected.get(i)) <= end);
			double last = end;
			next = take(next, (number) -> number <= last, part, parts);
		}
		take(next, (number) -> true, new Cell(), parts);
		return parts.stream().map((part) -> part.after(this, parts.size() == 1)).toList();
	}

	/** Adds the next actual members to a part, which is kept if it is not empty. */
	private int take(int from, DoublePredicate fits, Cell part, List<Cell> parts) {
		int next = from;
		while (next < actual.size() && fits.test(actual.get(next).number(place))) {
			part.actual.add(actual.get(next++));
		}
		if (part.size() > 0) {
			parts.add(part);
		}
		return next;
	}

	private Cell after(Cell whole, boolean unsplit) {
		return new Cell(expected, actual, (whole.place + 1) % whole.places(), unsplit ? whole.tried + 1 : 0);
	}

	/**
	 * How far the expected members reach at a place. Ints reach nothing but themselves
	 * among ints.
	 */
	Reach reach(Tolerance tolerance, int place) {
		boolean ints = isInt(expected, place) && isInt(actual, place);
		return new Reach(tolerance, place, ints);
	}

	private static boolean isInt(List<Member> members, int place) {
		return members.stream().allMatch((member) -> member.numbers()[place] instanceof IntValue);
	}

	record Reach(Tolerance tolerance, int place, boolean ints) {

		double low(Member expected) {
			double number = expected.number(place);
			return ints ? number : tolerance.low(number);
		}

		double high(Member expected) {
			double number = expected.number(place);
			return ints ? number : tolerance.high(number);
		}

	}

}
