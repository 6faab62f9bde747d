package dev.gavel.api.imports.question;

import dev.gavel.api.imports.question.ImportedState.Test;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Those tests of a former import that are in the new one, too.
 *
 * @param kept their ids, by their place in the new import
 * @param gone the ids of those that are not in it
 */
record KeptTests(Map<Integer, Long> kept, Set<Long> gone) {

	/**
	 * @param hashes of the new import
	 */
	static KeptTests of(List<Test> former, List<String> hashes) {
		Map<String, Deque<Long>> ids = new HashMap<>();
		former.forEach((test) -> ids.computeIfAbsent(test.hash(), (hash) -> new ArrayDeque<>()).add(test.id()));
		Map<Integer, Long> kept = new HashMap<>();
		Set<Long> gone = new HashSet<>();
		for (int place = 0; place < hashes.size(); place++) {
			Deque<Long> same = ids.get(hashes.get(place));
			if (same != null && !same.isEmpty()) {
				kept.put(place, same.remove());
			}
		}
		ids.values().forEach(gone::addAll);
		return new KeptTests(kept, gone);
	}

	boolean has(int place) {
		return kept.containsKey(place);
	}

	/**
	 * Returns all tests of the new import.
	 * @param hashes of all
	 * @param added the ids of those that are not kept
	 */
	List<Test> with(List<String> hashes, List<Long> added) {
		Iterator<Long> next = added.iterator();
		List<Test> all = new ArrayList<>();
		for (int place = 0; place < hashes.size(); place++) {
			all.add(new Test(hashes.get(place), has(place) ? Objects.requireNonNull(kept.get(place)) : next.next()));
		}
		return all;
	}

}
