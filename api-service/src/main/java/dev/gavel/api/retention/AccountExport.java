package dev.gavel.api.retention;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.audit.AuditedAccount;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is stored of an account as a ZIP file: {@code account.json}, and for what
 * there may be much of a file with a line of JSON for each.
 */
@Component
class AccountExport {

	private final Accounts accounts;

	private final StoredOfAccount stored;

	private final AuditedAccount audited;

	private final CallerRates rates;

	private final Audit audit;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	AccountExport(Accounts accounts, StoredOfAccount stored, AuditedAccount audited, CallerRates rates, Audit audit,
			TransactionTemplate transaction, JsonMapper json) {
		this.accounts = accounts;
		this.stored = stored;
		this.audited = audited;
		this.rates = rates;
		this.audit = audit;
		this.transaction = transaction;
		this.json = json;
	}

	/** Records the export, and returns the account. */
	Exported begin(Caller caller, long id) {
		return transaction.execute((status) -> {
			accounts.get(id);
			rates.require(caller, Act.EXPORT_ACCOUNT, 1);
			audit.record(caller, Action.ACCOUNT_EXPORTED, id, null, null);
			return new Exported(id, stored.account(id));
		});
	}

	/** Writes the file, and holds few rows at a time. */
	void write(Exported account, OutputStream out) throws IOException {
		long id = account.id();
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			zip.putNextEntry(new ZipEntry("account.json"));
			zip.write(json.writeValueAsBytes(account.row()));
			zip.closeEntry();
			write(zip, "submissions.jsonl", (lines) -> stored.submissions(id, lines));
			write(zip, "evaluations.jsonl", (lines) -> stored.evaluations(id, lines));
			write(zip, "batches.jsonl", (lines) -> stored.batches(id, lines));
			write(zip, "questions.jsonl", (lines) -> stored.questions(id, lines));
			write(zip, "edits.jsonl", (lines) -> stored.edits(id, lines));
			write(zip, "imports.jsonl", (lines) -> stored.imports(id, lines));
			write(zip, "audit.jsonl", (lines) -> audited.each(id, lines));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void write(ZipOutputStream zip, String file, Consumer<Consumer<Object>> rows) throws IOException {
		zip.putNextEntry(new ZipEntry(file));
		rows.accept((row) -> writeLine(zip, row));
		zip.closeEntry();
	}

	private void writeLine(ZipOutputStream zip, Object row) {
		try {
			zip.write(json.writeValueAsBytes(row));
			zip.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The account itself, as it was when the export began. */
	record Exported(long id, Map<String, @Nullable Object> row) {
	}

}
