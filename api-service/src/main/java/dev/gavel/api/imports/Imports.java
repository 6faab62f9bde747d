package dev.gavel.api.imports;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.imports.ImportView.Counts;
import dev.gavel.api.imports.question.QuestionReport;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Upload.Part;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files of questions, and tells what becomes of them. */
@Component
class Imports {

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_ID = 20;

	private final ImportTable table;

	private final ImportRuns runs;

	private final Transfers transfers;

	private final IdempotencyKeys keys;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Imports(ImportTable table, ImportRuns runs, Transfers transfers, IdempotencyKeys keys,
			TransactionTemplate transaction, Clock clock) {
		this.table = table;
		this.runs = runs;
		this.transfers = transfers;
		this.keys = keys;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Begins to read a file: as a dry run, unless it confirms one.
	 * @param upload closed when the import has ended
	 * @throws Problem when there is no file, it is not that of the dry run, or too many
	 * are being read
	 */
	ImportView begin(Upload upload, Caller caller) {
		runs.requireFew(caller);
		Part file = file(upload);
		@Nullable Long confirmed = confirmed(upload);
		NewImport sent = new NewImport(name(file), file.size(), upload.hash(file), confirmed == null);
		if (confirmed != null) {
			requireSame(find(confirmed, caller), sent);
		}
		return begin(upload, file, sent, caller);
	}

	private ImportView begin(Upload upload, Part file, NewImport sent, Caller caller) {
		Transfer transfer = transfers.begin(caller);
		try {
			long id = transaction.execute((status) -> {
				long inserted = table.insert(caller.accountId(), sent, clock.instant());
				keys.created(ImportView.class, inserted);
				return inserted;
			});
			ImportView begun = find(id, caller);
			runs.submit(id, sent, upload, file, transfer);
			return begun;
		}
		catch (RuntimeException ex) {
			transfer.close();
			throw ex;
		}
	}

	private static Part file(Upload upload) {
		List<Part> files = upload.parts().stream().filter((part) -> part.fileName() != null).toList();
		if (files.size() != 1) {
			throw Violations.of("file", "expected one file, got %d".formatted(files.size()));
		}
		return files.get(0);
	}

	/** Browsers of old send the whole path. */
	private static String name(Part file) {
		String name = Objects.requireNonNull(file.fileName())
			.replaceFirst("^.*[/\\\\]", "")
			.replaceAll("\\p{Cntrl}", "?");
		return name.substring(0, Math.min(LONGEST_NAME, name.length()));
	}

	private static @Nullable Long confirmed(Upload upload) {
		String text = upload.parts()
			.stream()
			.filter((part) -> part.fileName() == null && part.field().equals("confirms"))
			.findFirst()
			.map((part) -> (part.size() > LONGEST_ID) ? "too long"
					: new String(upload.bytes(part), StandardCharsets.UTF_8).strip())
			.orElse("");
		try {
			return text.isEmpty() ? null : Long.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw Violations.of("confirms", "expected the id of a dry run");
		}
	}

	private static void requireSame(ImportView dryRun, NewImport sent) {
		Violations violations = new Violations();
		violations.require(dryRun.dryRun() && dryRun.state() == ImportState.DONE, "confirms",
				"expected a dry run that is DONE, got %s that is %s".formatted(dryRun.dryRun() ? "one" : "an import",
						dryRun.state()));
		violations.require(dryRun.hash().equals(sent.hash()), "file",
				"is not the file of the dry run; send the same file, or begin with another dry run");
		violations.throwIfAny();
	}

	/**
	 * @throws Problem when the caller has no such import
	 */
	ImportView find(long id, Caller caller) {
		return table.find(id, caller.accountId()).orElseThrow(() -> Problem.notFound("import", id));
	}

	/** Lists the caller's imports, newest first. */
	PageOf<ImportView> list(int page, int size, Caller caller) {
		PageOf.check(page, size);
		return new PageOf<>(table.list(caller.accountId(), page, size), page, size, table.count(caller.accountId()),
				true);
	}

	/**
	 * Lists what became of the questions in a file, in its order.
	 * @param outcome of those that are listed; null for all
	 */
	PageOf<QuestionReport> reports(long id, @Nullable Outcome outcome, int page, int size, Caller caller) {
		PageOf.check(page, size);
		Counts counts = find(id, caller).questions();
		return new PageOf<>(table.reports(id, outcome, page, size), page, size,
				(outcome != null) ? counts.of(outcome) : counts.all(), true);
	}

}
