package dev.gavel.api.question.statement;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A question's description, from Markdown to HTML in which nothing can run. Formulas are
 * {@code code} of the class {@code math} or {@code math-block}, sample interactions a
 * {@code table} of the class {@code talk}.
 */
public final class Statement {

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

	private static final Parser PARSER = Parser.builder()
		.extensions(EXTENSIONS)
		.customInlineContentParserFactory(new Formulas())
		.postProcessor(new SampleTalks())
		.build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();

	private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder().allowCommonBlockElements()
		.allowCommonInlineFormattingElements()
		.allowElements("a", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td")
		.allowAttributes("href")
		.onElements("a")
		.allowStandardUrlProtocols()
		.requireRelNofollowOnLinks()
		.allowAttributes("class")
		.matching(Pattern.compile("math|math-block"))
		.onElements("code")
		.allowAttributes("class")
		.matching(Pattern.compile("talk|printed|read|none|left-out"))
		.onElements("table", "td")
		.allowAttributes("scope", "colspan")
		.onElements("th", "td")
		.toFactory();

	private static final PolicyFactory WITH_IMAGES = ALLOWED.and(new HtmlPolicyBuilder().allowElements("img")
		.allowAttributes("src")
		.matching(ImageLinks.ALLOWED)
		.onElements("img")
		.allowAttributes("alt", "title")
		.onElements("img")
		.toFactory());

	private Statement() {
	}

	/** Returns a statement without its images. */
	public static String html(String markdown) {
		return ALLOWED.sanitize(RENDERER.render(PARSER.parse(markdown)));
	}

	/** Returns the statement of a stored question, with its images. */
	public static String html(String markdown, long questionId) {
		HtmlRenderer withImages = HtmlRenderer.builder()
			.extensions(EXTENSIONS)
			.attributeProviderFactory((context) -> new ImageLinks(questionId))
			.build();
		return WITH_IMAGES.sanitize(withImages.render(PARSER.parse(markdown)));
	}

}
