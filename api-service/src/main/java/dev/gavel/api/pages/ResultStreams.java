package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.submission.Submissions;
import dev.gavel.api.waiting.AwaitedViews;
import dev.gavel.api.waiting.LiveStreams;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams to pages what they show of a submission or an evaluation: each event is a
 * ResultHtml.
 */
@Controller
class ResultStreams {

	private final LiveStreams live;

	private final Submissions submissions;

	private final Evaluations evaluations;

	private final ShownQuestions questions;

	private final ResultRendering rendering;

	ResultStreams(LiveStreams live, Submissions submissions, Evaluations evaluations, ShownQuestions questions,
			ResultRendering rendering) {
		this.live = live;
		this.submissions = submissions;
		this.evaluations = evaluations;
		this.questions = questions;
		this.rendering = rendering;
	}

	@GetMapping(path = "/submissions/{id}/result", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> ofSubmission(@PathVariable UUID id, Caller caller) {
		return open(id, submissions, "submission", questions.ofSubmission(id, caller), caller);
	}

	@GetMapping(path = "/trials/{id}/result", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> ofEvaluation(@PathVariable UUID id, Caller caller) {
		return open(id, evaluations, "evaluation", questions.ofEvaluation(id, caller), caller);
	}

	private ResponseEntity<SseEmitter> open(UUID id, AwaitedViews<?> views, String kind, @Nullable QuestionView shown,
			Caller caller) {
		return live.open(id, views, caller, (view) -> rendering.render(kind, view, shown));
	}

}
