package dev.gavel.api.question.statement;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** Lets images without a path be those of the question; others are not shown. */
final class ImageLinks implements AttributeProvider {

	/** As the sanitizer lets them through. */
	static final Pattern ALLOWED = Pattern.compile("/ques/[0-9]+/images/[A-Za-z0-9._-]+");

	private static final Pattern NAME = Pattern.compile("(?:\\./)?([A-Za-z0-9_-][A-Za-z0-9._-]*)");

	private final long questionId;

	ImageLinks(long questionId) {
		this.questionId = questionId;
	}

	@Override
	public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
		if (node instanceof Image image) {
			Matcher name = NAME.matcher(image.getDestination());
			attributes.put("src", name.matches() ? "/ques/%d/images/%s".formatted(questionId, name.group(1)) : "");
		}
	}

}
