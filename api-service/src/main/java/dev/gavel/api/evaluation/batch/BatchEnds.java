package dev.gavel.api.evaluation.batch;

import dev.gavel.api.evaluation.batch.BatchLines.EndedLine;
import dev.gavel.api.evaluation.batch.BatchLines.OpenLine;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.database.Collected;
import dev.gavel.message.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives lines their results in the transaction that ends their judgements, all of a
 * transaction together.
 */
@Component
class BatchEnds {

	private final BatchRepository repository;

	private final BatchLines lines;

	private final Batches all;

	private final Collected<JudgementEnded> ended = new Collected<>(this::record);

	BatchEnds(BatchRepository repository, BatchLines lines, Batches all) {
		this.repository = repository;
		this.lines = lines;
		this.all = all;
	}

	@EventListener
	void onEnded(JudgementEnded end) {
		if (end.evaluation() && end.turn().bulk()) {
			ended.add(end);
		}
	}

	private void record(List<JudgementEnded> ended) {
		Map<UUID, JudgementEnded> ends = new LinkedHashMap<>();
		ended.forEach((end) -> ends.put(end.programId(), end));
		record(ends);
	}

	private void record(Map<UUID, JudgementEnded> ends) {
		List<OpenLine> open = lines.ofEvaluations(ends.keySet());
		if (open.isEmpty()) {
			return;
		}
		Map<UUID, OpenLine> ofEvaluations = open.stream()
			.collect(Collectors.toMap(OpenLine::evaluationId, Function.identity()));
		Map<UUID, Batch> batches = repository.lock(open.stream().map(OpenLine::batchId).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(Batch::id, Function.identity()));
		List<EndedLine> ended = new ArrayList<>();
		ends.forEach((id, end) -> {
			OpenLine line = ofEvaluations.get(id);
			if (line != null) {
				ended.add(new EndedLine(id, of(batches, line).ended(line.bytes(), end.finishedAt()), outcome(end)));
			}
		});
		lines.end(ended);
		batches.values().forEach(all::announceEnd);
	}

	private static Batch of(Map<UUID, Batch> batches, OpenLine line) {
		return Objects.requireNonNull(batches.get(line.batchId()), "its foreign key protects it");
	}

	private static String outcome(JudgementEnded end) {
		Verdict verdict = end.outcome().verdict();
		return (verdict != null) ? verdict.name() : end.state().name();
	}

}
