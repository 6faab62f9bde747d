package dev.gavel.api.question.testfile;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.upload.Upload.Part;
import dev.gavel.api.question.testcase.NewTestCase;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pairs of files such as {@code 1.in} and {@code 1.ans}, as problem packages have them.
 * Files in a folder {@code sample} come first and are shown; those in a folder
 * {@code secret} are hidden.
 */
final class PairedFiles implements NewTestCase.Several {

	private static final String INPUT = ".in";

	private static final List<String> OUTPUTS = List.of(".ans", ".out");

	private static final Pattern SAMPLE = Pattern.compile("(?:.*/)?sample/.*");

	private static final Pattern SECRET = Pattern.compile("(?:.*/)?secret/.*");

	/** What systems and packages add to archives. */
	private static final Pattern OTHER = Pattern.compile("(?:.*/)?(?:__MACOSX/.*|\\._.*|\\.DS_Store)");

	private final Map<String, Part> files = new LinkedHashMap<>();

	private final Set<String> repeated = new LinkedHashSet<>();

	private final List<String> names;

	private final FileTexts texts;

	private final boolean hidden;

	PairedFiles(List<Part> parts, FileTexts texts) {
		this.texts = texts;
		this.hidden = parts.stream().anyMatch((part) -> part.fileName() == null && part.field().equals("hidden"));
		parts.stream()
			.filter((part) -> part.fileName() != null && !OTHER.matcher(part.fileName()).matches())
			.forEach(this::put);
		this.names = files.keySet()
			.stream()
			.filter((name) -> isInput(name) || isOutput(name))
			.map((name) -> name.substring(0, name.lastIndexOf('.')))
			.distinct()
			.sorted(Comparator.comparing((String name) -> !SAMPLE.matcher(name).matches())
				.thenComparing(PairedFiles::numbersInFull))
			.toList();
	}

	private void put(Part part) {
		String name = Objects.requireNonNull(part.fileName());
		if (files.put(name, part) != null) {
			repeated.add(name);
		}
	}

	private static boolean isInput(String name) {
		return name.endsWith(INPUT);
	}

	private static boolean isOutput(String name) {
		return OUTPUTS.stream().anyMatch(name::endsWith);
	}

	/** Pads numbers, so that 2 comes before 10. */
	private static String numbersInFull(String name) {
		return Pattern.compile("[0-9]+")
			.matcher(name)
			.replaceAll((number) -> "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
	}

	@Override
	public long count() {
		return names.size();
	}

	@Override
	public boolean mayHaveCode() {
		return false;
	}

	@Override
	public void read(Violations violations, BiConsumer<NewTestCase, Violations> reading) {
		violations.require(!names.isEmpty(), "files",
				"expected pairs of files such as 1.in and 1.ans, or an archive (.zip) with such pairs, got %s"
					.formatted(files.isEmpty() ? "no files"
							: String.join(", ", files.keySet().stream().limit(5).toList())));
		repeated.forEach((name) -> violations.add(name, "appears twice; expected each file once"));
		names.forEach((name) -> read(name, violations, reading));
	}

	private void read(String name, Violations violations, BiConsumer<NewTestCase, Violations> reading) {
		Part input = files.get(name + INPUT);
		List<Part> outputs = OUTPUTS.stream().flatMap((ending) -> Stream.ofNullable(files.get(name + ending))).toList();
		violations.require(input != null, name + INPUT, "is missing");
		violations.require(!outputs.isEmpty(), name + OUTPUTS.get(0), "is missing");
		if (input != null && !outputs.isEmpty()) {
			Violations ofTest = violations.within(name);
			reading.accept(NewTestCase.ofProgram(texts.read(input, "stdin", ofTest),
					texts.read(outputs.get(0), "output", ofTest), isHidden(name)), ofTest);
		}
	}

	private boolean isHidden(String name) {
		return SECRET.matcher(name).matches() || (hidden && !SAMPLE.matcher(name).matches());
	}

}
