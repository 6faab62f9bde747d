package dev.gavel.api.question.testcase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** The fields of a page as a browser without scripts sends them. */
final class SentForm {

	private static final Pattern TEXT = Pattern.compile("<textarea[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</textarea>",
			Pattern.DOTALL);

	private static final Pattern INPUT = Pattern.compile("<input [^>]*>");

	private static final Pattern CHOICE = Pattern.compile("<select [^>]*name=\"([^\"]+)\".*?</select>", Pattern.DOTALL);

	private static final Pattern OPTION = Pattern.compile("<option [^>]*>");

	private SentForm() {
	}

	/**
	 * A browser leaves out the first line end of a field, and sends two characters for
	 * each.
	 */
	static String of(String page) {
		Stream<String> texts = TEXT.matcher(page)
			.results()
			.map((found) -> field(found.group(1), found.group(2).replaceFirst("^\n", "").replace("\n", "\r\n")));
		Stream<String> inputs = INPUT.matcher(page)
			.results()
			.map(MatchResult::group)
			.filter((input) -> !input.contains("\"checkbox\"") || input.contains("checked="))
			.map((input) -> field(attribute(input, "name"), attribute(input, "value")));
		Stream<String> choices = CHOICE.matcher(page)
			.results()
			.map((found) -> field(found.group(1), attribute(chosen(found.group()), "value")));
		return Stream.of(texts, inputs, choices).flatMap((fields) -> fields).collect(Collectors.joining("&"));
	}

	/** Returns the option that is selected, otherwise the first. */
	private static String chosen(String choice) {
		List<String> options = OPTION.matcher(choice).results().map(MatchResult::group).toList();
		return options.stream()
			.filter((option) -> option.contains(" selected="))
			.findFirst()
			.orElse(options.isEmpty() ? "" : options.get(0));
	}

	private static String attribute(String tag, String name) {
		Matcher attribute = Pattern.compile(" %s=\"([^\"]*)\"".formatted(name)).matcher(tag);
		return attribute.find() ? attribute.group(1) : "";
	}

	private static String field(String name, String escaped) {
		return encode(name) + "=" + encode(HtmlUtils.htmlUnescape(escaped));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
