package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.parked.ParkedMessages;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.submission.JudgementRequests;
import dev.gavel.api.submission.SubmissionCriteria;
import dev.gavel.api.submission.SubmissionLists;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.worker.Workers;
import dev.gavel.message.Verdict;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The queue, for programs and for people. */
@Controller
@Tag(name = "Queue", description = "What waits and runs")
class QueueApi {

	private static final SubmissionCriteria FAILED = SubmissionCriteria.ofVerdict(Verdict.INTERNAL_ERROR);

	private static final int SHOWN = 10;

	private final QueueHistory history;

	private final Workers workers;

	private final SubmissionLists submissions;

	private final JudgementRequests requests;

	private final AllowedQuestions questions;

	private final ParkedMessages parked;

	private final Permissions permissions;

	QueueApi(QueueHistory history, Workers workers, SubmissionLists submissions, JudgementRequests requests,
			AllowedQuestions questions, ParkedMessages parked, Permissions permissions) {
		this.history = history;
		this.workers = workers;
		this.submissions = submissions;
		this.requests = requests;
		this.questions = questions;
		this.parked = parked;
		this.permissions = permissions;
	}

	/** Returns how many judgements wait and run, by lane, and how busy the slots are. */
	@GetMapping("/queue")
	@ResponseBody
	QueueView getQueue() {
		return QueueView.of(history.now(), workers.slots(), workers.busySlots(), history.samples());
	}

	/**
	 * {@code queue}: a QueueView; {@code depth}, {@code wait}: Charts. For operators also
	 * {@code workers}: WorkerViews; {@code failed}: a PageOf of the newest
	 * SubmissionViews that Gavel failed to judge; {@code titles}: of their questions, by
	 * id; {@code parked}: a PageOf of the newest ParkedMessageViews.
	 */
	@GetMapping(path = "/queue", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView page(Caller caller) {
		QueueView queue = getQueue();
		ModelAndView page = new ModelAndView("queue/show", "queue", queue)
			.addObject("depth", QueueCharts.depth(queue.history()))
			.addObject("wait", QueueCharts.wait(queue.history()));
		return permissions.seesOperation(caller) ? withOperation(page, caller) : page;
	}

	private ModelAndView withOperation(ModelAndView page, Caller caller) {
		PageOf<SubmissionView> failed = submissions.list(caller, FAILED, false, null, 0, SHOWN, false);
		Set<Long> questionIds = failed.items()
			.stream()
			.map(SubmissionView::questionId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return page.addObject("workers", workers.list())
			.addObject("failed", failed)
			.addObject("titles", questions.titles(questionIds, caller))
			.addObject("parked", PageOf.of(parked.list(0, SHOWN), (view) -> view));
	}

	/** Redirects from the page that once showed the workers. */
	@GetMapping(path = "/workers", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView workers() {
		return Form.seeOther("/queue#workers");
	}

	/** Judges a failed submission again. */
	@PostMapping(path = "/queue/failed/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView judgeAgain(@PathVariable UUID id, Caller caller) {
		requests.judgeAgain(id, caller);
		return Form.seeOther("/queue#failed");
	}

}
