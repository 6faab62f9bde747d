package dev.gavel.api.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * A row of {@code every-caller.txt}: a request, and the status with which each
 * {@link Sender} is answered.
 *
 * @param kinds what is sent and what is asked for, such as {@code form>page}
 * @param at the port of people, {@code workers} or {@code management}
 */
record TableRow(String line, String method, String path, String kinds, String at, String body) {

	private static final Pattern REQUEST = Pattern.compile("(\\w+) +(\\S.*?) +(\\S+>\\S+)(?: +(\\w+))?");

	private static final String ANY = "-";

	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("json", "application/json"),
			Map.entry("form", "application/x-www-form-urlencoded"), Map.entry("page", "text/html"),
			Map.entry("events", "text/event-stream"), Map.entry("jsonl", "application/jsonl"),
			Map.entry("files", "multipart/form-data"), Map.entry("csv", "text/csv"), Map.entry("text", "text/plain"));

	/** Reads the lines that are no comments. */
	static List<TableRow> read(List<String> lines) {
		return lines.stream().filter((line) -> !line.isBlank() && !line.startsWith("#")).map(TableRow::of).toList();
	}

	private static TableRow of(String line) {
		String[] cells = line.split("\\|");
		Matcher request = REQUEST.matcher(cells[0].strip());
		if (!request.matches()) {
			throw new IllegalArgumentException("expected a method, a path and kinds, got '%s'".formatted(line));
		}
		return new TableRow(line, request.group(1), request.group(2), request.group(3),
				Objects.requireNonNullElse(request.group(4), "people"), (cells.length > 2) ? cells[2].strip() : "");
	}

	/** Returns the row with other statuses. */
	String with(List<Integer> statuses) {
		String[] cells = line.split("\\|");
		String all = statuses.stream().map(String::valueOf).collect(Collectors.joining(" "));
		return (cells[0] + "| " + all + ((cells.length > 2) ? " |" + cells[2] : "")).stripTrailing();
	}

	boolean isForWorkers() {
		return at.equals("workers");
	}

	boolean isForMonitors() {
		return at.equals("management");
	}

	/** Returns what is sent. */
	@Nullable String contentType() {
		return TYPES.get(kinds.split(">")[0]);
	}

	/** Returns what is asked for. Browsers, which send forms, prefer pages. */
	String accept() {
		String answered = kinds.split(">")[1];
		return TYPES.getOrDefault(answered,
				(kinds.startsWith("form") ? "text/html" : "application/json") + ",*/*;q=0.5");
	}

	/** Returns the route as {@link #routes} names it. */
	String route() {
		return route(method, path.replaceAll("<[^>]*>", "{}").replaceFirst("[?#].*", ""), kinds);
	}

	/** Returns the names of the routes of a mapping. */
	static Stream<String> routes(RequestMappingInfo mapping) {
		String kinds = kind(mapping.getConsumesCondition().getConsumableMediaTypes()) + ">"
				+ kind(mapping.getProducesCondition().getProducibleMediaTypes());
		Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
		return mapping.getPatternValues()
			.stream()
			.flatMap((pattern) -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
				.map((method) -> route(method.name(), pattern.replaceAll("\\{[^}]*}|\\*\\*", "{}"), kinds)));
	}

	private static String route(String method, String path, String kinds) {
		return "%s %s %s".formatted(method, path, kinds);
	}

	private static String kind(Collection<MediaType> types) {
		return types.stream()
			.map(MediaType::toString)
			.flatMap((type) -> TYPES.entrySet().stream().filter((one) -> one.getValue().equals(type)))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(ANY);
	}

}
