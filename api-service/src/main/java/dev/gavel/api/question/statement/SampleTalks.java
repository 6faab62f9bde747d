package dev.gavel.api.question.statement;

import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;
import org.springframework.web.util.HtmlUtils;

/**
 * Makes tables of code blocks in the language {@code interaction}: sample interactions,
 * written as Kattis writes them. Lines that the program prints begin with {@code >},
 * those that it reads with {@code <}.
 */
final class SampleTalks implements PostProcessor {

	private static final String LANGUAGE = "interaction";

	@Override
	public Node process(Node document) {
		document.accept(new AbstractVisitor() {

			@Override
			public void visit(FencedCodeBlock block) {
				if (LANGUAGE.equals(block.getInfo())) {
					HtmlBlock table = new HtmlBlock();
					table.setLiteral(table(block.getLiteral()));
					block.insertBefore(table);
					block.unlink();
				}
			}

		});
		return document;
	}

	private static String table(String talk) {
		String rows = talk.lines()
			.filter((line) -> !line.isBlank())
			.map(SampleTalks::row)
			.collect(Collectors.joining());
		return "<table class=\"talk\"><thead><tr><th scope=\"col\">Program</th><th scope=\"col\">Interactor</th></tr></thead>"
				+ "<tbody>%s</tbody></table>".formatted(rows);
	}

	private static String row(String line) {
		String text = HtmlUtils.htmlEscape(line.substring(1));
		String cells = switch (line.charAt(0)) {
			case '>' -> "<td class=\"printed\">%s</td><td class=\"none\"></td>".formatted(text);
			case '<' -> "<td class=\"none\"></td><td class=\"read\">%s</td>".formatted(text);
			default -> "<td class=\"left-out\" colspan=\"2\">%s</td>".formatted(HtmlUtils.htmlEscape(line));
		};
		return "<tr>%s</tr>".formatted(cells);
	}

}
