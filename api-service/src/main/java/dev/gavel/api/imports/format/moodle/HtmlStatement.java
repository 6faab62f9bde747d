package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Writes HTML as Markdown: paragraphs, headings, lists, tables, code, links, images and
 * emphasis. Of all else, only the text is left.
 */
final class HtmlStatement implements HtmlStreamEventReceiver {

	/** What links to files of a statement begin with. */
	static final String FILES = "@@PLUGINFILE@@/";

	private static final int MOST_CHARACTERS = 1_000_000;

	private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_<>#$\\[\\]~|]");

	private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\u00a0]+");

	private static final Set<String> BLOCKS = Set.of("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
			"blockquote", "table", "hr", "pre");

	private static final Map<String, String> MARKS = Map.of("b", "**", "strong", "**", "i", "*", "em", "*", "code", "`",
			"tt", "`", "kbd", "`", "samp", "`");

	private final StringBuilder markdown = new StringBuilder();

	/** The kind of each list around this place, and how many items it has. */
	private final Deque<int[]> lists = new ArrayDeque<>();

	private final Deque<String> links = new ArrayDeque<>();

	private boolean preformatted;

	private boolean code;

	private int cells;

	private int rows;

	private HtmlStatement() {
	}

	/**
	 * @throws UnreadableFileException when it is too long
	 */
	static String markdown(String html) throws UnreadableFileException {
		if (html.length() > MOST_CHARACTERS) {
			throw new UnreadableFileException("Its text has %,d characters of HTML; expected at most %,d."
				.formatted(html.length(), MOST_CHARACTERS));
		}
		HtmlStatement statement = new HtmlStatement();
		HtmlSanitizer.sanitize(html,
				new HtmlPolicyBuilder()
					.allowElements("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote",
							"table", "thead", "tbody", "tr", "th", "td", "hr", "pre", "b", "strong", "i", "em", "code",
							"tt", "kbd", "samp", "a", "img", "br", "sub", "sup")
					.allowUrlProtocols("http", "https")
					.allowAttributes("href")
					.onElements("a")
					.allowAttributes("src", "alt")
					.onElements("img")
					.build(statement));
		return statement.markdown.toString().replaceAll("\n{3,}", "\n\n").strip();
	}

	@Override
	public void openDocument() {
		// Has nothing before it.
	}

	@Override
	public void closeDocument() {
		// Has nothing behind it.
	}

	@Override
	public void openTag(String name, List<String> attributes) {
		if (BLOCKS.contains(name)) {
			block();
		}
		switch (name) {
			case "h1", "h2", "h3", "h4", "h5", "h6" ->
				markdown.append("#".repeat(Math.min(6, name.charAt(1) - '0' + 1))).append(' ');
			case "ul", "ol" -> lists.push(new int[] { name.equals("ol") ? 1 : 0, 0 });
			case "li" -> item();
			case "blockquote" -> markdown.append("> ");
			case "hr" -> markdown.append("---\n\n");
			case "br" -> markdown.append(preformatted ? "\n" : "  \n");
			case "pre" -> {
				markdown.append("```\n");
				preformatted = true;
			}
			case "table" -> rows = 0;
			case "tr" -> cells = 0;
			case "th", "td" -> {
				markdown.append("| ");
				cells++;
			}
			case "a" -> {
				links.push(attribute(attributes, "href"));
				markdown.append('[');
			}
			case "img" -> image(attribute(attributes, "src"), attribute(attributes, "alt"));
			case "sub", "sup" -> markdown.append(preformatted ? "" : "<" + name + ">");
			default -> mark(name);
		}
	}

	@Override
	public void closeTag(String name) {
		switch (name) {
			case "ul", "ol" -> {
				lists.poll();
				block();
			}
			case "li" -> markdown.append('\n');
			case "pre" -> {
				preformatted = false;
				markdown.append(endsWithLine() ? "```\n\n" : "\n```\n\n");
			}
			case "th", "td" -> markdown.append(' ');
			case "tr" -> endRow();
			case "table" -> {
				cells = 0;
				markdown.append('\n');
			}
			case "a" -> markdown.append("](").append(links.isEmpty() ? "" : links.pop()).append(')');
			case "sub", "sup" -> markdown.append(preformatted ? "" : "</" + name + ">");
			default -> {
				mark(name);
				if (BLOCKS.contains(name)) {
					block();
				}
			}
		}
	}

	@Override
	public void text(String text) {
		if (preformatted) {
			markdown.append(text.replace("```", "'''"));
		}
		else if (code) {
			markdown.append(SPACE.matcher(text).replaceAll(" ").replace('`', '\''));
		}
		else {
			String flowing = SPACE.matcher(text).replaceAll(" ");
			String shown = (markdown.isEmpty() || endsWithLine()) ? flowing.stripLeading() : flowing;
			markdown.append(SPECIAL.matcher(shown).replaceAll("\\\\$0"));
		}
	}

	private void mark(String name) {
		String mark = MARKS.get(name);
		if (mark != null && !preformatted) {
			markdown.append(mark);
			code = mark.equals("`") != code;
		}
	}

	private void item() {
		int[] list = lists.isEmpty() ? new int[] { 0, 0 } : lists.peek();
		list[1]++;
		if (!endsWithLine()) {
			markdown.append('\n');
		}
		markdown.append("   ".repeat(Math.max(0, Math.min(lists.size(), 10) - 1)))
			.append((list[0] == 1) ? list[1] + ". " : "- ");
	}

	private void endRow() {
		markdown.append("|\n");
		if (++rows == 1) {
			markdown.append("|---".repeat(Math.min(cells, 100))).append("|\n");
		}
	}

	private void block() {
		if (!markdown.isEmpty() && cells == 0 && !preformatted && lists.isEmpty()) {
			markdown.append(endsWithLine() ? "\n" : "\n\n");
		}
	}

	private void image(String source, String alternative) {
		String name = source.startsWith(FILES) ? source.substring(FILES.length()) : source;
		markdown.append("![")
			.append(SPECIAL.matcher(alternative).replaceAll("\\\\$0"))
			.append("](")
			.append(decoded(name).replace(" ", "%20"))
			.append(')');
	}

	private static String decoded(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	private boolean endsWithLine() {
		return !markdown.isEmpty() && markdown.charAt(markdown.length() - 1) == '\n';
	}

	private static String attribute(List<String> attributes, String name) {
		for (int place = 0; place + 1 < attributes.size(); place += 2) {
			if (attributes.get(place).equals(name)) {
				return attributes.get(place + 1);
			}
		}
		return "";
	}

}
