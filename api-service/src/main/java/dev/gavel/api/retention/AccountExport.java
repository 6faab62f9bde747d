package dev.gavel.api.retention;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Groups;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.database.StoredTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is stored of an account as a ZIP file: {@code account.json}, and
 * {@code submissions.jsonl} with a line for each submission. Of results it has the
 * verdicts only, which solvers may see of hidden tests, too.
 */
@Component
class AccountExport {

	private static final int READ_AT_ONCE = 100;

	private final Accounts accounts;

	private final Groups groups;

	private final CallerRates rates;

	private final Audit audit;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	AccountExport(Accounts accounts, Groups groups, CallerRates rates, Audit audit, JdbcClient database,
			TransactionTemplate transaction, JsonMapper json) {
		this.accounts = accounts;
		this.groups = groups;
		this.rates = rates;
		this.audit = audit;
		this.database = database;
		this.transaction = transaction;
		this.json = json;
	}

	/** Records the export, and returns the account. */
	Exported begin(Caller caller, long id) {
		return transaction.execute((status) -> {
			Account account = accounts.get(id);
			rates.require(caller, Act.EXPORT_ACCOUNT, 1);
			audit.record(caller, Action.ACCOUNT_EXPORTED, id, null, null);
			return new Exported(account.id(), account.name(), account.role().text(), account.mail(),
					groups.namesOf(List.of(id)).getOrDefault(id, List.of()), tokens(id), account.createdAt(),
					account.signedInAt());
		});
	}

	private List<String> tokens(long id) {
		return database.sql("select name from api_tokens where account_id = :id order by id")
			.param("id", id)
			.query(String.class)
			.list();
	}

	/** Writes the file, and holds few submissions at a time. */
	void write(Exported account, OutputStream out) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			zip.putNextEntry(new ZipEntry("account.json"));
			zip.write(json.writeValueAsBytes(account));
			zip.closeEntry();
			zip.putNextEntry(new ZipEntry("submissions.jsonl"));
			List<Sent> some = next(account.id(), new UUID(0, 0));
			while (!some.isEmpty()) {
				for (Sent one : some) {
					zip.write(json.writeValueAsBytes(one));
					zip.write('\n');
				}
				some = next(account.id(), some.get(some.size() - 1).id());
			}
			zip.closeEntry();
		}
	}

	private List<Sent> next(long accountId, UUID after) {
		return transaction.execute((status) -> database.sql("""
				select s.id, s.question_id, s.language, s.source, s.created_at,
				(select j.verdict from judgements j where j.program_id = s.id and j.state = 'DONE'
				order by j.number desc limit 1) verdict
				from submissions s where s.owner_id = :account and s.id > :after order by s.id limit :most""")
			.param("account", accountId)
			.param("after", UUIDUtil.asByteArray(after))
			.param("most", READ_AT_ONCE)
			.query(AccountExport::sent)
			.list());
	}

	private static Sent sent(ResultSet row, int number) throws SQLException {
		return new Sent(UUIDUtil.uuid(row.getBytes("id")), row.getObject("question_id", Long.class),
				row.getString("language"), row.getString("source"), row.getString("verdict"),
				StoredTime.of(row, "created_at"));
	}

	/**
	 * The account itself.
	 *
	 * @param tokens the names of its API tokens
	 */
	record Exported(long id, String name, String role, @Nullable String mail, List<String> groups, List<String> tokens,
			Instant createdAt, @Nullable Instant signedInAt) {
	}

	/** A submission with its last verdict. */
	record Sent(UUID id, @Nullable Long questionId, String language, String code, @Nullable String verdict,
			Instant createdAt) {
	}

}
