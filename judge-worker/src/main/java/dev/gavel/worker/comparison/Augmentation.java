package dev.gavel.worker.comparison;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Computes a maximum matching by augmenting paths: items that have a partner may switch
 * to another one, so that one more item gets a partner.
 */
final class Augmentation {

	static final int NONE = -1;

	private final int[][] candidates;

	private final Effort effort;

	private final int[] partners;

	private final int[] takenBy;

	private final int[] askedBy;

	private final int[] askedFor;

	/**
	 * @param candidates for each item the partners that it may get, numbered from 0
	 * @param count the number of partners
	 */
	Augmentation(int[][] candidates, int count, Effort effort) {
		this.candidates = candidates;
		this.effort = effort;
		this.partners = filled(candidates.length);
		this.takenBy = filled(count);
		this.askedBy = filled(count);
		this.askedFor = filled(count);
	}

	private static int[] filled(int length) {
		int[] array = new int[length];
		Arrays.fill(array, NONE);
		return array;
	}

	/** Returns for each item its partner, or NONE. */
	int[] partners() {
		for (int i = 0; i < candidates.length; i++) {
			augment(i);
		}
		return partners;
	}

	private void augment(int start) {
		Deque<Integer> searching = new ArrayDeque<>();
		searching.add(start);
		while (!searching.isEmpty()) {
			int one = searching.remove();
			for (int candidate : candidates[one]) {
				effort.spend(1);
				if (askedFor[candidate] == start) {
					continue;
				}
				askedFor[candidate] = start;
				askedBy[candidate] = one;
				if (takenBy[candidate] == NONE) {
					give(candidate, start);
					return;
				}
				searching.add(takenBy[candidate]);
			}
		}
	}

	/**
	 * Assigns to each item on the path the partner that it asked for, in place of its
	 * former one.
	 */
	private void give(int last, int start) {
		int candidate = last;
		while (candidate != NONE) {
			int taker = askedBy[candidate];
			int former = partners[taker];
			partners[taker] = candidate;
			takenBy[candidate] = taker;
			candidate = (taker == start) ? NONE : former;
		}
	}

}
