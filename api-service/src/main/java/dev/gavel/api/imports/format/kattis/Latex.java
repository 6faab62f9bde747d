package dev.gavel.api.imports.format.kattis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the LaTeX of a statement as Markdown. It knows the commands that statements of
 * problems have; others are shown as source, and are named.
 */
final class Latex {

	private static final int MOST_DEPTH = 20;

	private final List<String> images;

	private final Set<String> unknown = new LinkedHashSet<>();

	private final StringBuilder markdown = new StringBuilder();

	private LatexCursor cursor;

	private int depth;

	private String title = "";

	/** The kind of each list around this place. */
	private final List<int[]> lists = new ArrayList<>();

	private Latex(String text, List<String> images) {
		this.cursor = new LatexCursor(text);
		this.images = images;
	}

	/**
	 * @param images the names of those that there are
	 */
	static Latex of(String text, List<String> images) {
		Latex latex = new Latex(text, images);
		latex.read();
		return latex;
	}

	/** Returns what {@code \problemname} says; empty without it. */
	String title() {
		return title;
	}

	String markdown() {
		String lines = markdown.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
		return lines.replaceAll("\n{3,}", "\n\n").strip();
	}

	/** Returns the commands and environments that are shown as source. */
	Set<String> unknown() {
		return unknown;
	}

	private void read() {
		while (!cursor.atEnd()) {
			char next = cursor.next();
			switch (next) {
				case '\\' -> command();
				case '%' -> cursor.skipLine();
				case '$' -> formula();
				case '~' -> markdown.append(' ');
				case '{', '}' -> {
				}
				case '`' -> markdown.append(cursor.accept('`') ? "“" : "‘");
				case '\'' -> markdown.append(cursor.accept('\'') ? "”" : "’");
				case '-' -> dash();
				case '\n' -> lineBreak();
				default -> literal(next);
			}
		}
	}

	private void literal(char next) {
		if ("*_<>#[]|`".indexOf(next) >= 0) {
			markdown.append('\\');
		}
		markdown.append(next);
	}

	/** Indentation means nothing in LaTeX, and much in Markdown. */
	private void lineBreak() {
		cursor.skipBlanks();
		markdown.append('\n');
	}

	private void lineEnd() {
		cursor.skipBlanks();
		cursor.accept('\n');
		cursor.skipBlanks();
		markdown.append("\\\n");
	}

	private void dash() {
		markdown.append(cursor.accept('-') ? (cursor.accept('-') ? "—" : "–") : "-");
	}

	private void formula() {
		boolean displayed = cursor.accept('$');
		String mark = displayed ? "$$" : "$";
		markdown.append(mark).append(cursor.until(mark)).append(mark);
	}

	private void command() {
		String name = cursor.name();
		switch (name) {
			case "\\" -> lineEnd();
			case "%", "&", "#", "{", "}" -> markdown.append(name);
			case "_" -> markdown.append("\\_");
			case "$" -> markdown.append("\\$");
			case " ", ",", ";", "quad", "qquad", "enspace" -> markdown.append(' ');
			case "/", "-", "!", "noindent", "medskip", "smallskip", "bigskip", "newpage", "clearpage", "centering",
					"maketitle", "small", "large", "bf", "it", "tt", "em", "par", "hfill", "vfill", "displaystyle",
					"raggedright" ->
				markdown.append(name.equals("par") ? "\n\n" : "");
			case "ldots", "dots" -> markdown.append('…');
			case "textbackslash" -> markdown.append("\\\\");
			case "textasciitilde" -> markdown.append("\\~");
			case "textasciicircum" -> markdown.append('^');
			case "LaTeX", "TeX" -> markdown.append(name);
			case "(" -> markdown.append('$').append(cursor.until("\\)")).append('$');
			case "[" -> markdown.append("\n$$").append(cursor.until("\\]").strip()).append("$$\n");
			case "begin" -> begin();
			case "end" -> end(cursor.argument());
			case "item" -> item();
			default -> argued(name);
		}
	}

	/** Reads a command that has arguments. */
	private void argued(String name) {
		switch (name) {
			case "problemname", "title" -> title = plainTitle(cursor.argument());
			case "section", "section*", "chapter", "chapter*" -> heading("## ");
			case "subsection", "subsection*" -> heading("### ");
			case "subsubsection", "subsubsection*", "paragraph" -> heading("#### ");
			case "textbf", "mathbf" -> marked("**");
			case "emph", "textit", "textsl", "underline" -> marked("*");
			case "texttt", "lstinline" -> markdown.append('`').append(plain(cursor.argument())).append('`');
			case "verb", "verb*" -> markdown.append('`').append(cursor.delimited().replace('`', '\'')).append('`');
			case "textrm", "textsf", "text", "mbox", "textsc", "uppercase" -> inner(cursor.argument());
			case "url" -> link(cursor.argument());
			case "href" -> {
				String target = cursor.argument();
				markdown.append('[');
				inner(cursor.argument());
				markdown.append("](").append(target.replace(" ", "%20").replace(")", "%29")).append(')');
			}
			case "footnote" -> {
				markdown.append(" (");
				inner(cursor.argument());
				markdown.append(')');
			}
			case "includegraphics" -> image(cursor.argument(), "");
			case "illustration" -> {
				cursor.argument();
				String file = cursor.argument();
				image(file, cursor.argument());
			}
			case "caption" -> inner("\\emph{" + cursor.argument() + "}");
			case "label", "vspace", "vspace*", "hspace", "hspace*", "usepackage", "documentclass", "newcommand",
					"renewcommand", "setlength", "input" ->
				ignored(name);
			default -> shown(name);
		}
	}

	private void ignored(String name) {
		cursor.argument();
		if (Set.of("newcommand", "renewcommand", "setlength").contains(name)) {
			cursor.argument();
			unknown.add("\\" + name);
		}
		if (name.equals("input")) {
			unknown.add("\\input");
		}
	}

	private void shown(String name) {
		unknown.add("\\" + name);
		markdown.append("`\\").append(name).append(cursor.sourceOfArguments().replace('`', '\'')).append('`');
	}

	private void heading(String mark) {
		markdown.append("\n\n").append(mark);
		inner(cursor.argument());
		markdown.append("\n\n");
	}

	private void marked(String mark) {
		String argument = cursor.argument().strip();
		if (!argument.isEmpty()) {
			markdown.append(mark);
			inner(argument);
			markdown.append(mark);
		}
	}

	/** Reads an argument, which may have commands. */
	private void inner(String argument) {
		if (depth == MOST_DEPTH) {
			unknown.add("arguments more than %d levels deep".formatted(MOST_DEPTH));
			return;
		}
		LatexCursor outer = cursor;
		cursor = new LatexCursor(argument);
		depth++;
		read();
		depth--;
		cursor = outer;
	}

	private static String plainTitle(String argument) {
		return argument.replaceAll("\\\\[a-zA-Z]+ ?", "").replaceAll("[{}]", "").replace('~', ' ').strip();
	}

	private static String plain(String text) {
		return text.replaceAll("\\\\([_%&#{}$])", "$1").replace("\\textbackslash", "\\").replace('`', '\'');
	}

	private void link(String target) {
		markdown.append('<').append(target.replace("\\_", "_").replace("\\%", "%").replace(" ", "%20")).append('>');
	}

	/** LaTeX may leave out the ending of a name. */
	private void image(String file, String caption) {
		String name = file.substring(file.lastIndexOf('/') + 1).strip();
		String found = images.stream()
			.filter((image) -> image.equals(name) || image.startsWith(name + "."))
			.findFirst()
			.orElse("");
		if (found.isEmpty()) {
			unknown.add("the image " + name);
			return;
		}
		markdown.append("\n\n![](").append(found.replace(" ", "%20")).append(")\n\n");
		if (!caption.isBlank()) {
			inner("\\emph{" + caption + "}\n\n");
		}
	}

	private void begin() {
		String name = cursor.argument();
		switch (name) {
			case "itemize" -> list(0);
			case "enumerate" -> list(1);
			case "document", "center", "quote", "flushleft" -> markdown.append("\n\n");
			case "figure", "wrapfigure", "minipage" -> {
				cursor.options();
				markdown.append("\n\n");
			}
			case "verbatim", "lstlisting" -> {
				cursor.options();
				markdown.append("\n\n```\n")
					.append(cursor.until("\\end{" + name + "}").strip().replace("```", "'''"))
					.append("\n```\n\n");
			}
			case "tabular" -> table();
			case "equation", "equation*", "displaymath", "align", "align*" -> displayed(name);
			default -> source(name, cursor.until("\\end{" + name + "}"));
		}
	}

	private void source(String name, String body) {
		unknown.add(name);
		String source = "\\begin{%1$s}%2$s\\end{%1$s}".formatted(name, body).replace("```", "'''");
		markdown.append("\n\n```latex\n").append(source).append("\n```\n\n");
	}

	/** The first row becomes the head, which Markdown requires. */
	private void table() {
		String columns = cursor.sourceOfArguments();
		String body = cursor.until("\\end{tabular}");
		Optional<List<List<String>>> rows = LatexTable.rows(body);
		if (rows.isEmpty()) {
			source("tabular", columns + body);
			return;
		}
		markdown.append("\n\n");
		for (int place = 0; place < rows.get().size(); place++) {
			row(rows.get().get(place));
			if (place == 0) {
				markdown.append("|---".repeat(Math.min(rows.get().get(0).size(), 100))).append("|\n");
			}
		}
		markdown.append('\n');
	}

	private void row(List<String> cells) {
		for (String cell : cells) {
			markdown.append("| ");
			inner(cell);
			markdown.append(' ');
		}
		markdown.append("|\n");
	}

	private void displayed(String name) {
		String body = cursor.until("\\end{" + name + "}").strip();
		String formula = name.startsWith("align") ? "\\begin{aligned}" + body + "\\end{aligned}" : body;
		markdown.append("\n\n$$").append(formula).append("$$\n\n");
	}

	private void list(int numbered) {
		cursor.options();
		lists.add(new int[] { numbered, 0 });
		markdown.append((lists.size() == 1) ? "\n\n" : "\n");
	}

	private void end(String name) {
		if ((name.equals("itemize") || name.equals("enumerate")) && !lists.isEmpty()) {
			lists.remove(lists.size() - 1);
		}
		markdown.append(lists.isEmpty() ? "\n\n" : "\n");
	}

	private void item() {
		int[] list = lists.isEmpty() ? new int[] { 0, 0 } : lists.get(lists.size() - 1);
		list[1]++;
		boolean begun = markdown.isEmpty() || markdown.charAt(markdown.length() - 1) == '\n';
		markdown.append(begun ? "" : "\n")
			.append("   ".repeat(Math.max(0, Math.min(lists.size(), 10) - 1)))
			.append((list[0] == 1) ? list[1] + ". " : "- ");
		cursor.skipBlanks();
	}

}
