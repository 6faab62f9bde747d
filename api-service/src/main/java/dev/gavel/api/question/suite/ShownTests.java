package dev.gavel.api.question.suite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads single tests of suites, as far as they are shown. Clients that poll ask for the
 * same ones again.
 */
@Component
public class ShownTests {

	private static final long CACHED_BYTES = 16 * 1024 * 1024;

	/** The memory that a test takes in addition to its values. */
	private static final int TEST_BYTES = 256;

	private final SuiteRepository repository;

	private final Cache<Shown, SuiteTest> cache = Caffeine.newBuilder()
		.maximumWeight(CACHED_BYTES)
		.weigher((Shown shown, SuiteTest test) -> Math.toIntExact(test.size() + TEST_BYTES))
		.build();

	private record Shown(String hash, int index, int maxLength) {
	}

	ShownTests(SuiteRepository repository) {
		this.repository = repository;
	}

	/**
	 * Returns the tests with these indexes, from 1.
	 * @param maxLength how many characters of each value will be shown
	 */
	public Map<Integer, SuiteTest> of(String hash, Collection<Integer> indexes, int maxLength) {
		List<Shown> keys = indexes.stream().map((index) -> new Shown(hash, index, maxLength)).toList();
		return cache.getAll(keys, (missing) -> read(hash, missing, maxLength))
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().index(), Map.Entry::getValue));
	}

	private Map<Shown, SuiteTest> read(String hash, Collection<? extends Shown> missing, int maxLength) {
		TreeSet<Integer> open = missing.stream().map(Shown::index).collect(Collectors.toCollection(TreeSet::new));
		Map<Shown, SuiteTest> read = new HashMap<>();
		while (!open.isEmpty()) {
			readGroup(hash, open,
					(index, test) -> read.put(new Shown(hash, index, maxLength), test.beginning(maxLength)));
		}
		return read;
	}

	/**
	 * Reads the first of the tests, and those that are stored with it, once there is
	 * memory for them.
	 */
	private void readGroup(String hash, TreeSet<Integer> open, BiConsumer<Integer, SuiteTest> read) {
		int first = open.first();
		try (DecodingRoom room = RequestRoom.take(repository.bytesAround(hash, first, SuitePlan.PART_BYTES))) {
			readGroup(hash, first, open, read);
		}
	}

	private void readGroup(String hash, int first, TreeSet<Integer> open, BiConsumer<Integer, SuiteTest> read) {
		TestGroup group = new TestGroup(repository.around(hash, first));
		if (!group.has(first)) {
			throw new IllegalStateException(
					"Test %d of suite %s is missing although a report refers to it".formatted(first, hash));
		}
		open.removeIf((index) -> {
			if (group.has(index)) {
				read.accept(index, group.test(index));
			}
			return group.has(index);
		});
	}

}
