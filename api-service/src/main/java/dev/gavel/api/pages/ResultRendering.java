package dev.gavel.api.pages;

import dev.gavel.api.question.QuestionView;
import dev.gavel.api.waiting.Awaited;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** Renders results outside requests. */
@Component
class ResultRendering {

	private static final String TEMPLATE = "fragments/result";

	private final SpringTemplateEngine engine;

	private final ApplicationContext beans;

	ResultRendering(SpringTemplateEngine engine, ApplicationContext beans) {
		engine.setLinkBuilder(new LinksOutsideRequests());
		this.engine = engine;
		this.beans = beans;
	}

	/**
	 * Renders a result, or the status before there is one.
	 * @param kind names the fragment and the view in it: {@code submission} or
	 * {@code evaluation}
	 */
	ResultHtml render(String kind, Awaited view, @Nullable QuestionView question) {
		Context context = new Context(Locale.ENGLISH);
		context.setVariable(kind, view);
		context.setVariable("question", question);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContext(beans, null));
		return new ResultHtml(engine.process(TEMPLATE, Set.of(kind), context));
	}

}
