package dev.gavel.api.question.statement;

import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.springframework.web.util.HtmlUtils;

/**
 * Takes {@code $..$} and {@code $$..$$} out of Markdown unchanged, as code that a script
 * of the page draws. Prices are not formulas: a formula begins and ends without a space,
 * and no digit follows it.
 */
class Formulas implements InlineContentParserFactory, InlineContentParser {

	private static final char MARK = '$';

	@Override
	public Set<Character> getTriggerCharacters() {
		return Set.of(MARK);
	}

	@Override
	public InlineContentParser create() {
		return this;
	}

	@Override
	public ParsedInline tryParse(InlineParserState state) {
		Scanner scanner = state.scanner();
		scanner.next();
		boolean block = scanner.next(MARK);
		Position begin = scanner.position();
		skipToMark(scanner, block);
		Position end = scanner.position();
		String formula = scanner.getSource(begin, end).getContent();
		boolean closed = scanner.next(MARK) && (!block || scanner.next(MARK));
		if (!closed || formula.isBlank() || !block && !isInline(formula, scanner.peek())) {
			return ParsedInline.none();
		}
		return ParsedInline.of(code(block ? "math-block" : "math", formula), scanner.position());
	}

	private static void skipToMark(Scanner scanner, boolean block) {
		while (scanner.hasNext()) {
			Position here = scanner.position();
			if (scanner.next('\\')) {
				scanner.next();
			}
			else if (scanner.next(MARK)) {
				if (!block || scanner.peek() == MARK) {
					scanner.setPosition(here);
					return;
				}
			}
			else {
				scanner.next();
			}
		}
	}

	private static boolean isInline(String formula, char next) {
		return formula.strip().length() == formula.length() && !Character.isDigit(next);
	}

	private static HtmlInline code(String kind, String formula) {
		HtmlInline code = new HtmlInline();
		code.setLiteral("<code class=\"%s\">%s</code>".formatted(kind, HtmlUtils.htmlEscape(formula)));
		return code;
	}

}
