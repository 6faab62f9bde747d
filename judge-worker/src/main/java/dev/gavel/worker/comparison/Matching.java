package dev.gavel.worker.comparison;

import dev.gavel.value.ValueKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Pairs as many expected members as possible with actual members that are the same within
 * the tolerance. Sorting brings together the members that may match; each is tried with
 * each only where that does not pair them.
 */
final class Matching {

	private final Tolerance tolerance;

	private final Effort effort;

	private final BiPredicate<Member, Member> same;

	private final List<Pair> pairs = new ArrayList<>();

	Matching(Tolerance tolerance, Effort effort, BiPredicate<Member, Member> same) {
		this.tolerance = tolerance;
		this.effort = effort;
		this.same = same;
	}

	/**
	 * @throws Effort.Spent when the remaining effort is not enough to decide
	 */
	List<Pair> match(List<Member> expected, List<Member> actual) {
		Map<ValueKey, Bucket> buckets = new LinkedHashMap<>();
		expected
			.forEach((member) -> buckets.computeIfAbsent(member.rest(), (rest) -> new Bucket()).expected().add(member));
		actual.forEach((member) -> buckets.computeIfAbsent(member.rest(), (rest) -> new Bucket()).actual().add(member));
		Deque<Bucket> open = new ArrayDeque<>();
		buckets.values().forEach((bucket) -> take(bucket, open));
		while (!open.isEmpty()) {
			open.remove().split(tolerance, (part) -> take(part, open));
		}
		return pairs;
	}

	private void take(Bucket bucket, Deque<Bucket> open) {
		effort.spend(bucket.size());
		if (bucket.isUnsplittable()) {
			settle(bucket);
		}
		else {
			open.add(bucket);
		}
	}

	private void settle(Bucket bucket) {
		if (bucket.expected().isEmpty() || bucket.actual().isEmpty()) {
			return;
		}
		List<Pair> found = (bucket.places() == 1) ? inOneDimension(bucket) : inOrder(bucket);
		if (!found.isEmpty() && found.stream().allMatch((pair) -> isSame(pair.expected(), pair.actual()))) {
			pairs.addAll(found);
		}
		else if (bucket.size() > 2) {
			pairs.addAll(new Pairing(bucket, tolerance, effort, this::isSame).pairs());
		}
	}

	private boolean isSame(Member expected, Member actual) {
		effort.spend(1);
		return same.test(expected, actual);
	}

	/**
	 * Sorts both sides by their numbers and pairs what is at the same place. Members that
	 * are all within the tolerance of one another need no more. Nothing is paired when
	 * one side has more members.
	 */
	private static List<Pair> inOrder(Bucket bucket) {
		if (bucket.expected().size() != bucket.actual().size()) {
			return List.of();
		}
		bucket.expected().sort(Member.BY_NUMBERS);
		bucket.actual().sort(Member.BY_NUMBERS);
		return IntStream.range(0, bucket.expected().size())
			.mapToObj((i) -> new Pair(bucket.expected().get(i), bucket.actual().get(i)))
			.toList();
	}

	/**
	 * Assigns each actual number, in ascending order, to the expected number whose range
	 * ends first among those whose ranges contain it. No other choice leaves more
	 * partners for the following numbers.
	 */
	private List<Pair> inOneDimension(Bucket bucket) {
		Bucket.Reach reach = bucket.reach(tolerance, 0);
		bucket.expected().sort(Comparator.comparingDouble(reach::low));
		bucket.actual().sort(Comparator.comparingDouble((member) -> member.number(0)));
		PriorityQueue<Member> reaching = new PriorityQueue<>(Comparator.comparingDouble(reach::high));
		List<Pair> found = new ArrayList<>();
		int next = 0;
		for (Member actual : bucket.actual()) {
			while (next < bucket.expected().size() && reach.low(bucket.expected().get(next)) <= actual.number(0)) {
				reaching.add(bucket.expected().get(next++));
			}
			while (!reaching.isEmpty() && reach.high(reaching.element()) < actual.number(0)) {
				reaching.remove();
			}
			if (!reaching.isEmpty()) {
				found.add(new Pair(reaching.remove(), actual));
			}
		}
		return found;
	}

	record Pair(Member expected, Member actual) {
	}

}
