package dev.gavel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What releases promise, as a file in {@code src/test/resources} of the module that is
 * tested.
 */
public record GoldenFile(String name) {

	/**
	 * Compares the file with what is promised now, line by line.
	 * @param rule what must stay, and what may change
	 * @throws AssertionError if they differ. It has the lines that differ, and the
	 * command that takes them over into the file
	 */
	public void holds(List<String> found, String rule) {
		Path target = Path.of("target", name).toAbsolutePath();
		Path file = Path.of("src/test/resources", name).toAbsolutePath();
		try {
			Files.write(target, found);
			List<String> promised = Files.readAllLines(file);
			if (!found.equals(promised)) {
				Path root = Path.of("..").toAbsolutePath().normalize();
				throw new AssertionError("%s\nIf this change is meant: cp %s %s\n%s".formatted(rule,
						root.relativize(target), root.relativize(file), difference(promised, found)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String difference(List<String> promised, List<String> found) {
		return Stream
			.concat(without(promised, found).map((line) -> "- " + line),
					without(found, promised).map((line) -> "+ " + line))
			.collect(Collectors.joining("\n"));
	}

	private static Stream<String> without(List<String> lines, List<String> others) {
		List<String> rest = new ArrayList<>(lines);
		others.forEach(rest::remove);
		return rest.stream();
	}

}
