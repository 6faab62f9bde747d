package dev.gavel.worker.comparison;

import dev.gavel.worker.comparison.Bucket.Reach;
import dev.gavel.worker.comparison.Matching.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Pairs the members of one bucket by comparing each with each. The time may grow with the
 * square of their number or faster, so each step counts.
 */
final class Pairing {

	private final Bucket bucket;

	private final Tolerance tolerance;

	private final Effort effort;

	private final BiPredicate<Member, Member> same;

	Pairing(Bucket bucket, Tolerance tolerance, Effort effort, BiPredicate<Member, Member> same) {
		this.bucket = bucket;
		this.tolerance = tolerance;
		this.effort = effort;
		this.same = same;
	}

	List<Pair> pairs() {
		int[][] candidates = (bucket.places() == 0) ? all() : near();
		int[] partners = new Augmentation(candidates, bucket.actual().size(), effort).partners();
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < partners.length; i++) {
			if (partners[i] != Augmentation.NONE) {
				pairs.add(new Pair(bucket.expected().get(i), bucket.actual().get(partners[i])));
			}
		}
		return pairs;
	}

	private int[][] all() {
		effort.spend((long) bucket.expected().size() * bucket.actual().size());
		return bucket.expected()
			.stream()
			.map((expected) -> candidates(expected, 0, bucket.actual().size()))
			.toArray(int[][]::new);
	}

	/**
	 * Returns the candidates, narrowed by the number that leaves the fewest pairs to try.
	 */
	private int[][] near() {
		effort.spend((long) bucket.places() * bucket.size());
		Window window = IntStream.range(0, bucket.places())
			.mapToObj(this::window)
			.min(Comparator.comparingLong(Window::pairs))
			.orElseThrow();
		effort.spend(window.pairs());
		bucket.actual().sort(Comparator.comparingDouble((member) -> member.number(window.reach().place())));
		int[][] candidates = new int[bucket.expected().size()][];
		for (int i = 0; i < candidates.length; i++) {
			candidates[i] = candidates(bucket.expected().get(i), window.from()[i], window.to()[i]);
		}
		return candidates;
	}

	private int[] candidates(Member expected, int from, int to) {
		return IntStream.range(from, to).filter((i) -> same.test(expected, bucket.actual().get(i))).toArray();
	}

	private Window window(int place) {
		Reach reach = bucket.reach(tolerance, place);
		double[] sorted = bucket.actual().stream().mapToDouble((member) -> member.number(place)).sorted().toArray();
		List<Member> expected = bucket.expected();
		return new Window(reach, expected.stream().mapToInt((member) -> below(reach.low(member), sorted)).toArray(),
				expected.stream().mapToInt((member) -> notAbove(reach.high(member), sorted)).toArray());
	}

	/** Returns how many of the sorted numbers are less than the given one. */
	private static int below(double number, double[] sorted) {
		int from = 0;
		int to = sorted.length;
		while (from < to) {
			int middle = (from + to) >>> 1;
			if (sorted[middle] < number) {
				from = middle + 1;
			}
			else {
				to = middle;
			}
		}
		return from;
	}

	private static int notAbove(double number, double[] sorted) {
		return (number == Double.POSITIVE_INFINITY) ? sorted.length : below(Math.nextUp(number), sorted);
	}

	/**
	 * For each expected member, the actual members within its range when they are sorted
	 * by one number.
	 */
	private record Window(Reach reach, int[] from, int[] to) {

		long pairs() {
			return IntStream.range(0, from.length).mapToLong((i) -> to[i] - from[i]).sum();
		}

	}

}
