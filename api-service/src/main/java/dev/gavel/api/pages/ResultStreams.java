package dev.gavel.api.pages;

import dev.gavel.api.evaluation.Trials;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.submission.Submissions;
import dev.gavel.api.waiting.LiveStreams;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams to pages what they show of a submission or a trial: each event is a ResultHtml.
 */
@Controller
class ResultStreams {

	private final LiveStreams live;

	private final Submissions submissions;

	private final Trials trials;

	private final ResultRendering rendering;

	ResultStreams(LiveStreams live, Submissions submissions, Trials trials, ResultRendering rendering) {
		this.live = live;
		this.submissions = submissions;
		this.trials = trials;
		this.rendering = rendering;
	}

	@GetMapping(path = "/submissions/{id}/result", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> ofSubmission(@PathVariable UUID id) {
		QuestionView question = QuestionView.of(submissions.question(id));
		return live.open(id, submissions, (submission) -> rendering.render("submission", submission, question));
	}

	@GetMapping(path = "/trials/{id}/result", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> ofTrial(@PathVariable UUID id) {
		QuestionView question = QuestionView.of(trials.question(id));
		return live.open(id, trials, (trial) -> rendering.render("trial", trial, question));
	}

}
