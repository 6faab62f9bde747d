package dev.gavel.api.question.http;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the form calls the fields of the JSON. */
@Component("fieldNames")
public class FieldNames {

	private static final Pattern ELEMENT = Pattern.compile("(\\w+?)s?\\[(\\d+)]");

	private static final Map<String, String> OTHER_NAMES = Map.of("variable", "parameter", "variables", "parameters",
			"answer", "parameter changed in place");

	/** Returns "parameter 1, type" for {@code variables[0].type}. */
	public static String of(String path) {
		return Stream.of(path.split("\\.")).map(FieldNames::part).collect(Collectors.joining(", "));
	}

	private static String part(String name) {
		Matcher element = ELEMENT.matcher(name);
		return element.matches() ? words(element.group(1)) + " " + (Integer.parseInt(element.group(2)) + 1)
				: words(name);
	}

	private static String words(String name) {
		return OTHER_NAMES.getOrDefault(name, name.replace('_', ' '));
	}

}
