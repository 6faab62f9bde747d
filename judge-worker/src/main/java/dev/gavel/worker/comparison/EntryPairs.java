package dev.gavel.worker.comparison;

import dev.gavel.value.Value;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.ValueKey;
import dev.gavel.worker.comparison.Matching.Pair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pairs of expected and actual entries. */
final class EntryPairs {

	private final List<Entry> expected;

	private final @Nullable Entry[] partners;

	private final MemberReader reader;

	private List<Entry> extra = new ArrayList<>();

	/** Pairs the entries whose keys are equal without any tolerance. */
	EntryPairs(List<Entry> expected, List<Entry> actual, MemberReader reader) {
		this.expected = expected;
		this.reader = reader;
		this.partners = new Entry[expected.size()];
		Map<ValueKey, Entry> others = new LinkedHashMap<>();
		Map<ValueKey, Deque<Entry>> repeated = new LinkedHashMap<>();
		for (Entry entry : actual) {
			ValueKey key = reader.exact(entry.key());
			if (others.putIfAbsent(key, entry) != null) {
				repeated.computeIfAbsent(key, (first) -> new ArrayDeque<>()).add(entry);
			}
		}
		for (int i = 0; i < partners.length; i++) {
			ValueKey key = reader.exact(expected.get(i).key());
			Entry partner = others.remove(key);
			Deque<Entry> more = (partner == null) ? repeated.get(key) : null;
			partners[i] = (more != null) ? more.poll() : partner;
		}
		extra.addAll(others.values());
		repeated.values().forEach(extra::addAll);
	}

	/** Returns the partner of an expected entry; null when it has none. */
	@Nullable Entry partner(int index) {
		return partners[index];
	}

	/** Returns the first expected entry without a partner. */
	Optional<Entry> firstMissing() {
		return IntStream.range(0, partners.length)
			.filter((i) -> partners[i] == null)
			.mapToObj(expected::get)
			.findFirst();
	}

	/** Returns the actual entries without a partner. */
	List<Entry> extra() {
		return extra;
	}

	/** Returns the smallest key among the entries without a partner. */
	Optional<Value> firstExtra() {
		return extra.stream().map(Entry::key).min(Comparator.comparing(reader::exact));
	}

	/** Pairs the remaining entries by a matching. */
	void pairRest(Matching matching) {
		Map<Entry, Integer> missing = new IdentityHashMap<>();
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < partners.length; i++) {
			if (partners[i] == null) {
				missing.put(expected.get(i), i);
				members.add(reader.member(expected.get(i)));
			}
		}
		Set<Entry> paired = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Pair pair : matching.match(members, extra.stream().map(reader::member).toList())) {
			partners[missing.get(pair.expected().entry())] = pair.actual().entry();
			paired.add(pair.actual().entry());
		}
		extra = extra.stream().filter((entry) -> !paired.contains(entry)).toList();
	}

}
