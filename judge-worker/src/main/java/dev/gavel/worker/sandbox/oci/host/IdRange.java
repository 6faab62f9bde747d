package dev.gavel.worker.sandbox.oci.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * User or group ids that follow one another.
 */
public record IdRange(long first, long count) {

	/** More than the supervisor uses for the tests of a submission. */
	public static final int OF_A_CELL = 4096;

	/**
	 * The first range that {@code /etc/subuid} or {@code /etc/subgid} gives to an
	 * account, if it is enough for a cell and this process's user namespace has it.
	 * @param entries lines such as {@code gavel:100000:65536}; the account as name or
	 * number
	 * @param namespace lines of {@code /proc/self/uid_map}
	 */
	static Optional<IdRange> subordinate(List<String> entries, String account, int uid, List<String> namespace) {
		return entries.stream()
			.map((line) -> line.strip().split(":"))
			.filter((parts) -> parts.length == 3)
			.filter((parts) -> parts[0].equals(account) || parts[0].equals(String.valueOf(uid)))
			.map((parts) -> new IdRange(Long.parseLong(parts[1]), Long.parseLong(parts[2])))
			.filter((range) -> range.count >= OF_A_CELL)
			.filter((range) -> namespace(namespace).anyMatch((whole) -> whole.contains(range)))
			.findFirst();
	}

	private static Stream<IdRange> namespace(List<String> lines) {
		return lines.stream()
			.map((line) -> line.strip().split("\\s+"))
			.map((parts) -> new IdRange(Long.parseLong(parts[0]), Long.parseLong(parts[2])));
	}

	private boolean contains(IdRange other) {
		return first <= other.first && other.first + other.count <= first + count;
	}

	/** The part of one cell; cells take turns when there are more of them than parts. */
	public IdRange ofCell(int number) {
		return new IdRange(first + number % (count / OF_A_CELL) * OF_A_CELL, OF_A_CELL);
	}

}
