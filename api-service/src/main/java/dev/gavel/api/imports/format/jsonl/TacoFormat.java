package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.FoundLimits;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** TACO, which also states limits. */
@Component
@Order(30)
class TacoFormat extends InputOutputLines {

	private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,6})?) ?([a-z]{1,12})");

	private static final Map<String, Double> SECONDS = Map.of("second", 1.0, "seconds", 1.0, "s", 1.0, "ms", 0.001,
			"milliseconds", 0.001);

	private static final Map<String, Double> MEGABYTES = Map.of("megabytes", 1.0, "megabyte", 1.0, "mb", 1.0,
			"gigabytes", 1024.0, "gigabyte", 1024.0, "gb", 1024.0, "kilobytes", 1.0 / 1024, "bytes", 1.0 / 1048576);

	private final LimitsProperties limits;

	TacoFormat(PythonReader python, LimitsProperties limits) {
		super(python, Set.of("question", "input_output", "starter_code", "raw_tags"));
		this.limits = limits;
	}

	@Override
	public String name() {
		return "TACO";
	}

	@Override
	String sourceId(ObjectNode line) {
		String url = Field.text(line, "url").strip();
		return url.isEmpty() ? hash(line) : url;
	}

	@Override
	String title(ObjectNode line) {
		return Stream.of(Field.text(line, "name").strip(), lastPart(Field.text(line, "url").strip()))
			.filter((title) -> !title.isEmpty())
			.findFirst()
			.orElseGet(() -> "TACO " + hash(line));
	}

	private static String lastPart(String url) {
		return url.substring(url.lastIndexOf('/') + 1);
	}

	@Override
	void describe(ObjectNode line, ObjectNode question, List<String> warnings) {
		FoundLimits found = new FoundLimits(limits, question, warnings);
		amount(Field.text(line, "time_limit"), SECONDS).ifPresent(found::time);
		amount(Field.text(line, "memory_limit"), MEGABYTES).ifPresent(found::memory);
	}

	private static Optional<Double> amount(String written, Map<String, Double> units) {
		Matcher amount = AMOUNT.matcher(written.strip().toLowerCase(Locale.ROOT));
		return Optional.of(amount)
			.filter(Matcher::matches)
			.flatMap((match) -> Optional.ofNullable(units.get(match.group(2)))
				.map((unit) -> unit * Double.parseDouble(match.group(1))));
	}

}
