package dev.gavel.worker.comparison;

import dev.gavel.value.Place;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueKey;
import java.util.List;
import java.util.Optional;

/**
 * Compares sets, lists in any order, and dicts by their keys. They are the same when
 * their entries can be paired so that both entries of each pair are the same. A hash
 * table first pairs the entries whose keys are equal without any tolerance; most values
 * need no more.
 */
final class UnorderedComparison {

	/** A set inside a set is read again for each set with which it is compared. */
	private static final int COST_OF_TRYING = 10;

	private static final int HINT_CANDIDATES = 1000;

	private static final int HINT_LENGTH = 200;

	private final ValueComparison values;

	private final Tolerance tolerance;

	private final Effort effort;

	/** The depth of nested attempts to pair entries. */
	private int trying;

	UnorderedComparison(ValueComparison values, Tolerance tolerance, Effort effort) {
		this.values = values;
		this.tolerance = tolerance;
		this.effort = effort;
	}

	/** Whether the current comparison is one of several attempts to pair an entry. */
	boolean isTrying() {
		return trying > 0;
	}

	Optional<Difference> findInSets(SetValue expected, SetValue actual, DeclaredTypes types, Place place) {
		DeclaredTypes members = types.ofMembers();
		return find(new Contents("member", members(expected.elements()), members(actual.elements()), members, members),
				place);
	}

	Optional<Difference> findInLists(List<Value> expected, List<Value> actual, DeclaredTypes types, Place place) {
		DeclaredTypes elements = types.ofElements();
		return find(new Contents("element", members(expected), members(actual), elements, elements), place);
	}

	private static List<Entry> members(List<Value> elements) {
		return elements.stream().map((member) -> new Entry(member, NoneValue.NONE)).toList();
	}

	Optional<Difference> findInDicts(DictValue expected, DictValue actual, DeclaredTypes types, Place place) {
		return find(new Contents("key", expected.entries(), actual.entries(), types.ofKeys(), types.ofValues()), place);
	}

	private Optional<Difference> find(Contents contents, Place place) {
		try {
			return decide(contents, place);
		}
		catch (Effort.Spent ex) {
			if (isTrying()) {
				throw ex;
			}
			return Optional.of(new Difference(place,
					() -> "too many %ss are within the tolerance of one another".formatted(contents.word())
							+ " to tell whether they are the expected ones"));
		}
	}

	private Optional<Difference> decide(Contents contents, Place place) {
		MemberReader reader = new MemberReader(contents.keyTypes(), effort, isTrying() ? COST_OF_TRYING : 1);
		EntryPairs pairs = new EntryPairs(contents.expected(), contents.actual(), reader);
		if (reader.foundFloats() && !pairs.extra().isEmpty()) {
			pairs.pairRest(new Matching(tolerance, effort, (one, other) -> sameKey(one, other, contents)));
		}
		Optional<Difference> difference = first(contents, pairs, place);
		boolean otherwise = difference.isPresent() && reader.foundFloats()
				&& canBePairedOtherwise(contents, pairs, reader);
		return otherwise ? Optional.empty() : difference;
	}

	/**
	 * Checks for another pairing: a key that is near several others may have been paired
	 * with the wrong one.
	 */
	private boolean canBePairedOtherwise(Contents contents, EntryPairs pairs, MemberReader reader) {
		if (contents.expected().size() != contents.actual().size()) {
			return false;
		}
		List<Member> actual = contents.actual().stream().map(reader::member).toList();
		List<Member> missing = pairs.firstMissing().map(reader::member).stream().toList();
		return matched(missing, actual, contents)
				&& matched(contents.expected().stream().map(reader::member).toList(), actual, contents);
	}

	/** Whether each expected member gets a partner. */
	private boolean matched(List<Member> expected, List<Member> actual, Contents contents) {
		Matching matching = new Matching(tolerance, effort,
				(one, other) -> sameKey(one, other, contents) && sameValue(one, other, contents));
		return matching.match(expected, actual).size() == expected.size();
	}

	private boolean sameKey(Member expected, Member actual, Contents contents) {
		return same(expected.entry().key(), actual.entry().key(), contents.keyTypes());
	}

	private boolean sameValue(Member expected, Member actual, Contents contents) {
		return same(expected.entry().value(), actual.entry().value(), contents.valueTypes());
	}

	private boolean same(Value expected, Value actual, DeclaredTypes types) {
		trying++;
		try {
			return values.find(expected, actual, types, Place.WHOLE).isEmpty();
		}
		finally {
			trying--;
		}
	}

	private Optional<Difference> first(Contents contents, EntryPairs pairs, Place place) {
		for (int i = 0; i < contents.expected().size(); i++) {
			Entry expected = contents.expected().get(i);
			Entry partner = pairs.partner(i);
			if (partner == null) {
				return Optional.of(new Difference(place, () -> missing(contents, expected.key(), pairs.extra())));
			}
			Optional<Difference> difference = (expected.value() == partner.value()) ? Optional.empty()
					: values.find(expected.value(), partner.value(), contents.valueTypes(), place.at(expected.key()));
			if (difference.isPresent()) {
				return difference;
			}
		}
		return pairs.firstExtra()
			.map((key) -> new Difference(place, () -> repeated(contents, key)
				.orElseGet(() -> "the %s %s is not expected".formatted(contents.word(), values.show(key)))));
	}

	private String missing(Contents contents, Value key, List<Entry> extra) {
		String hint = (key instanceof TextValue text && text.value().length() <= HINT_LENGTH) ? twin(text, extra) : "";
		return repeated(contents, key)
			.orElseGet(() -> "the %s %s is missing%s".formatted(contents.word(), values.show(key), hint));
	}

	/** Describes a key that is in both, but not equally often. */
	private Optional<String> repeated(Contents contents, Value key) {
		MemberReader reader = new MemberReader(contents.keyTypes(), Effort.ofOne(), 1);
		long expected = count(contents.expected(), key, reader);
		long actual = count(contents.actual(), key, reader);
		return (expected == 0 || actual == 0) ? Optional.empty() : Optional.of("the %s %s occurs %s, expected %s"
			.formatted(contents.word(), values.show(key), times(actual), times(expected)));
	}

	private static long count(List<Entry> entries, Value key, MemberReader reader) {
		ValueKey exact = reader.exact(key);
		return entries.stream().filter((entry) -> reader.exact(entry.key()).equals(exact)).count();
	}

	private static String times(long count) {
		return (count == 1) ? "once" : count + " times";
	}

	private String twin(TextValue text, List<Entry> extra) {
		return extra.stream()
			.limit(HINT_CANDIDATES)
			.map(Entry::key)
			.filter((key) -> key instanceof TextValue other && other.value().length() <= HINT_LENGTH
					&& UnequalTexts.onlyInNormalization(text.value(), other.value()))
			.findFirst()
			.map((key) -> ", but there is %s, which differs only in Unicode normalization".formatted(values.show(key)))
			.orElse("");
	}

	/**
	 * The sets, lists or dicts that are compared.
	 *
	 * @param word the word for a key in messages
	 */
	private record Contents(String word, List<Entry> expected, List<Entry> actual, DeclaredTypes keyTypes,
			DeclaredTypes valueTypes) {
	}

}
