package dev.gavel.api.statistics;

import dev.gavel.api.access.Caller;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Statistics of questions, for programs. */
@RestController
@Tag(name = "Statistics", description = "How submissions to a question end, for its authors")
class StatisticsApi {

	private final StatisticsOfQuestions statistics;

	StatisticsApi(StatisticsOfQuestions statistics) {
		this.statistics = statistics;
	}

	/**
	 * Returns statistics of the newest 20,000 submissions to a question. They may be half
	 * a minute old.
	 */
	@GetMapping("/ques/{id}/statistics")
	QuestionStatistics getQuestionStatistics(@PathVariable long id, Caller caller) {
		return statistics.of(id, caller);
	}

}
