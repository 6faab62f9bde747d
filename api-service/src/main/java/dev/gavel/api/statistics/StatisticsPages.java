package dev.gavel.api.statistics;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Groups;
import dev.gavel.api.question.QuestionView;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page where authors see statistics of a question, and download its results. */
@Controller
class StatisticsPages {

	private final StatisticsOfQuestions statistics;

	private final Groups groups;

	StatisticsPages(StatisticsOfQuestions statistics, Groups groups) {
		this.statistics = statistics;
		this.groups = groups;
	}

	/**
	 * {@code question}: a QuestionView; {@code statistics}: its QuestionStatistics;
	 * {@code groups}: the names of all groups.
	 */
	@GetMapping(path = "/ques/{id}/statistics", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id, Caller caller) {
		return new ModelAndView("statistics/question",
				Map.of("question", QuestionView.whole(statistics.question(id, caller)), "statistics",
						statistics.of(id, caller), "groups", List.copyOf(groups.names().values())));
	}

}
