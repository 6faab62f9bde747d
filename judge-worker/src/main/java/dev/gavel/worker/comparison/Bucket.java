package dev.gavel.worker.comparison;

import dev.gavel.value.Value.IntValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Expected members and the actual members that may match them, because their rests are
 * equal.
 *
 * @param place index of the number by which the bucket is split next
 * @param tried how many numbers were tried in a row without a split
 */
record Bucket(List<Member> expected, List<Member> actual, int place, int tried) {

	Bucket() {
		this(new ArrayList<>(), new ArrayList<>(), 0, 0);
	}

	int places() {
		return expected.isEmpty() ? 0 : expected.get(0).numbers().length;
	}

	int size() {
		return expected.size() + actual.size();
	}

	/** Whether no number can split this bucket any further. */
	boolean isUnsplittable() {
		return (expected.size() <= 1 && actual.size() <= 1) || actual.isEmpty() || tried >= places();
	}

	/**
	 * Splits the bucket at gaps between the ranges of the expected numbers. Actual
	 * members outside of all ranges are in no part.
	 */
	void split(Tolerance tolerance, Consumer<Bucket> parts) {
		Reach reach = reach(tolerance, place);
		expected.sort(Comparator.comparingDouble(reach::low));
		actual.sort(Comparator.comparingDouble((member) -> member.number(place)));
		int from = 0;
		int next = 0;
		while (from < expected.size()) {
			double start = reach.low(expected.get(from));
			double end = start;
			int to = from;
			while (to < expected.size() && reach.low(expected.get(to)) <= end) {
				end = Math.max(end, reach.high(expected.get(to++)));
			}
			int first = next;
			while (first < actual.size() && actual.get(first).number(place) < start) {
				first++;
			}
			next = first;
			while (next < actual.size() && actual.get(next).number(place) <= end) {
				next++;
			}
			parts.accept(part(expected.subList(from, to), actual.subList(first, next)));
			from = to;
		}
	}

	private Bucket part(List<Member> expected, List<Member> actual) {
		boolean unsplit = expected.size() + actual.size() == size();
		return new Bucket(new ArrayList<>(expected), new ArrayList<>(actual), (place + 1) % places(),
				unsplit ? tried + 1 : 0);
	}

	/**
	 * Returns the ranges of the expected members at a place. Where all numbers are ints,
	 * each range is the int itself; a sorted number may have to match one that was sorted
	 * to another place.
	 */
	Reach reach(Tolerance tolerance, int place) {
		boolean sorted = !expected.isEmpty() && expected.get(0).sorted();
		boolean ints = !sorted && isInt(expected, place) && isInt(actual, place);
		return new Reach(tolerance, place, ints, sorted);
	}

	private static boolean isInt(List<Member> members, int place) {
		return members.stream().allMatch((member) -> member.numbers()[place] instanceof IntValue);
	}

	record Reach(Tolerance tolerance, int place, boolean ints, boolean sorted) {

		double low(Member expected) {
			double number = expected.number(place);
			double modulus = expected.modulus(place);
			if (!Double.isNaN(modulus)) {
				return number - tolerance.radius(modulus);
			}
			return ints ? number : sorted ? tolerance.lowFrom(number) : tolerance.low(number);
		}

		double high(Member expected) {
			double number = expected.number(place);
			double modulus = expected.modulus(place);
			if (!Double.isNaN(modulus)) {
				return number + tolerance.radius(modulus);
			}
			return ints ? number : sorted ? tolerance.highUpTo(number) : tolerance.high(number);
		}

	}

}
